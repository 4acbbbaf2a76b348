package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.multichat.stack.DataFolder;
import org.multichat.stack.Main;
import org.multichat.stack.Ports;
import org.multichat.stack.Stack;

/** Switched off in the evening, on in the morning, out of a copy of its folder: everything is still there. */
class RestartIT {

    private static final Path DATA = Path.of("target/restarted").toAbsolutePath();
    private static final Path COPY = Path.of("target/copied").toAbsolutePath();

    @Test
    void keepsConversationsAndCosts() throws Exception {
        JsonNode conversation;
        JsonNode costs;
        byte[] picture;
        DataFolder data = DataFolder.open(DATA);
        data.forget();
        try (Stack stack = TheStack.start(data, Ports.free())) {
            Client client = TheStack.client(stack);
            JsonNode turn = client.ask(Kind.IMAGE.prompt()).json();
            conversation = client.get("/api/v1/conversations/"
                            + turn.path("conversationId").asText())
                    .json();
            costs = client.get("/api/v1/costs").json();
            picture = client.get(turn.path("artifacts").get(0).path("url").asText())
                    .bytes();
            saysThatItRunsAlready();
        }

        copied();
        try (Stack again = TheStack.start(DataFolder.open(COPY), Ports.free())) {
            Client client = TheStack.client(again);
            assertThat(client.get("/api/v1/conversations/"
                                    + conversation.path("id").asText())
                            .json())
                    .isEqualTo(conversation);
            assertThat(client.get("/api/v1/costs").json()).isEqualTo(costs);
            String url = conversation
                    .path("turns")
                    .get(0)
                    .path("artifacts")
                    .get(0)
                    .path("url")
                    .asText();
            assertThat(client.get(url).bytes()).isEqualTo(picture);
        }
    }

    /** As docs/backup.md has it; the original is gone then. */
    private static void copied() throws IOException, InterruptedException {
        String commands = "rm -rf '%2$s' && cp -a '%1$s' '%2$s' && rm -rf '%1$s'".formatted(DATA, COPY);
        assertThat(new ProcessBuilder("sh", "-c", commands).inheritIO().start().waitFor())
                .isZero();
    }

    private static void saysThatItRunsAlready() throws IOException, InterruptedException {
        ProcessBuilder second = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                TheStack.CHECKOUT.root().toString());
        second.environment().put("DATA_FOLDER", DATA.toString());
        Process process = second.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("already running on " + DATA, "DATA_FOLDER");
    }
}
