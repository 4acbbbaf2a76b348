package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multichat.stack.DataFolder;
import org.multichat.stack.Ports;
import org.multichat.stack.Stack;

/** Everything is gone, and comes back out of a backup: with the very commands of {@code docs/backup.md}. */
class RestoreIT {

    private static final Path DATA = Path.of("target/restored").toAbsolutePath();
    private static final Pattern COMMANDS = Pattern.compile("(?s)```bash\\n# (back up|restore)\\n(.*?)```");

    @TempDir
    Path folder;

    @Test
    void bringsBackWhatWasThereWhenTheBackupWasTaken() throws IOException {
        Optional<Path> installed = InstalledPostgres.installed();
        Assumptions.assumeTrue(installed.isPresent(), "no PostgreSQL with its tools is installed");
        Map<String, String> commands = commands();
        Remembered before;
        String turnAfterwards;
        try (InstalledPostgres postgres = new InstalledPostgres(installed.orElseThrow(), folder.resolve("postgres"))) {
            empty(postgres);
            try (Stack stack = started(postgres)) {
                Client client = TheStack.client(stack);
                before = Remembered.of(client, made(client));
                postgres.run(Objects.requireNonNull(commands.get("back up")), places(stack.data()));
                turnAfterwards =
                        client.ask(Kind.IMAGE.prompt()).json().path("id").asText();
            }

            empty(postgres);
            DataFolder data = DataFolder.open(DATA);
            data.forget();
            postgres.run(Objects.requireNonNull(commands.get("restore")), places(data));
            data.close();

            try (Stack stack = restored(postgres)) {
                Client client = TheStack.client(stack);
                assertThat(Remembered.of(
                                client, before.conversations().keySet().stream().toList()))
                        .isEqualTo(before);
                assertThat(client.get(Client.TURNS + "/" + turnAfterwards).status())
                        .isEqualTo(404);
                Ledger ledger = new Ledger(stack);
                assertThat(ledger.faultsInAll()).isEmpty();
                ledger.book(
                        postgres.answer("budget", "SELECT id FROM budget.budget WHERE name LIKE 'account %'"), 31_000);
                assertThat(client.books().spent())
                        .isEqualByComparingTo(before.books().spent().add(new BigDecimal("0.031")));
                assertThat(ledger.faultsInAll()).isEmpty();
                Answer another = client.ask(Kind.SONG.prompt());
                assertThat(another.status()).as("%s", another).isEqualTo(200);
                assertThat(another.json().path("state").asText()).isEqualTo("DONE");
                assertThat(client.books().spent())
                        .isGreaterThan(before.books().spent().add(new BigDecimal("0.031")));
            }
        }
    }

    /** What people would miss. */
    private record Remembered(
            Map<String, JsonNode> conversations, Map<String, String> artifacts, JsonNode costs, Client.Books books) {

        static Remembered of(Client client, List<String> ids) {
            Map<String, JsonNode> conversations = new HashMap<>();
            Map<String, String> artifacts = new HashMap<>();
            for (String id : ids) {
                JsonNode conversation =
                        client.get("/api/v1/conversations/" + id).json();
                conversations.put(id, conversation);
                for (JsonNode turn : conversation.path("turns")) {
                    for (JsonNode artifact : turn.path("artifacts")) {
                        String url = artifact.path("url").asText();
                        artifacts.put(url, bytes(client.get(url)));
                    }
                }
            }
            return new Remembered(
                    conversations, artifacts, client.get("/api/v1/costs").json(), client.books());
        }

        private static String bytes(Answer answer) {
            assertThat(answer.status()).isEqualTo(200);
            return Base64.getEncoder().encodeToString(answer.bytes());
        }
    }

    /** One of each kind; the ids of their conversations. */
    private static List<String> made(Client client) {
        List<String> conversations = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            JsonNode turn = client.ask(kind.prompt()).json();
            assertThat(turn.path("state").asText()).as("%s", turn).isEqualTo("DONE");
            conversations.add(turn.path("conversationId").asText());
        }
        return conversations;
    }

    private static Stack started(InstalledPostgres postgres) {
        DataFolder data = DataFolder.open(DATA);
        data.forget();
        return TheStack.start(data, Ports.free(), settings(postgres));
    }

    private static Stack restored(InstalledPostgres postgres) {
        return TheStack.start(DataFolder.open(DATA), Ports.free(), settings(postgres));
    }

    private static Map<String, String> settings(InstalledPostgres postgres) {
        Map<String, String> settings = new HashMap<>(postgres.settings("gateway"));
        settings.putAll(postgres.settings("budget"));
        return settings;
    }

    private static void empty(InstalledPostgres postgres) {
        postgres.makeEmpty("gateway");
        postgres.makeEmpty("budget");
    }

    private Map<String, String> places(DataFolder data) {
        return Map.of(
                "backup",
                folder.resolve("backup").toString(),
                "artifacts",
                data.folder().resolve("artifacts").toString());
    }

    /** By their first line. */
    private static Map<String, String> commands() throws IOException {
        Map<String, String> commands = new HashMap<>();
        for (MatchResult found : COMMANDS.matcher(Files.readString(Path.of("../docs/backup.md")))
                .results()
                .toList()) {
            commands.put(found.group(1), found.group(2));
        }
        assertThat(commands).containsOnlyKeys("back up", "restore");
        return commands;
    }
}
