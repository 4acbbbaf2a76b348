package org.multichat.operation.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multichat.operation.setting.SettingsInCode.Setting;

class SettingsDocumentTest {

    private static final String WRITE = "settings.write";
    private static final Path ROOT = Path.of("..");
    private static final Path DOCUMENT = ROOT.resolve(Path.of("docs", "settings.md"));
    private static final Path NAMES =
            Path.of("src", "main", "resources", "org", "multichat", "operation", "setting", "settings.txt");

    /** How the launcher asks for a setting, and how others look into the environment. */
    private static final Pattern READ =
            Pattern.compile("(?:settings\\.get|System\\.getenv|MAX_CONNECTIONS =)\\s*\\(?\"([A-Z][A-Z0-9_]*)\"");

    private final SettingsInCode code = new SettingsInCode(ROOT);

    @Test
    void codeAndDocumentSayTheSame() throws IOException {
        String document = SettingsDocument.of(code);
        String names = SettingsDocument.namesOf(code);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(DOCUMENT, document);
            Files.writeString(NAMES, names);
        }

        assertThat(DOCUMENT).as(cure()).hasContent(document);
        assertThat(NAMES).as(cure()).hasContent(names);
    }

    @Test
    void eachSettingHasAMeaning() {
        assertThat(Stream.of(code.named(), code.finer())
                        .flatMap(settings -> settings.entrySet().stream())
                        .filter(setting -> setting.getValue().meanings.isEmpty())
                        .map(Map.Entry::getKey))
                .as("settings without a comment above their property")
                .isEmpty();
    }

    @Test
    void eachServiceSaysTheSameDefault() {
        assertThat(code.named().entrySet())
                .filteredOn(setting -> setting.getValue().fallbacks.size() > 1)
                .as("settings with one default here and another there")
                .isEmpty();
    }

    @Test
    void findsWhatIsKnownToBeThere() {
        Setting width = Objects.requireNonNull(code.named().get("IMAGE_WIDTH"));
        Setting key = Objects.requireNonNull(code.named().get("OPENAI_API_KEY"));

        assertThat(width.services).containsExactly("image");
        assertThat(width.fallbacks).containsExactly("512");
        assertThat(code.named()).containsKeys("SERVICE_SECRET", "OPENAI_API_KEY", "DATA_FOLDER", "ARTIFACTS_FOLDER");
        assertThat(key.services).containsExactlyInAnyOrder("router", "image", "song", "research");
        assertThat(code.finer()).containsKeys("CHAT_LEASE", "LEDGER_LANES", "GENERATION_SILENCE");
    }

    @Test
    void whatTheLauncherReadsIsInTheTable() throws IOException {
        try (Stream<Path> sources = Files.walk(ROOT.resolve("local-stack/src/main/java"))) {
            List<String> read = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> READ.matcher(String.join("\n", SettingsInCode.lines(file)))
                            .results())
                    .map(SettingsDocumentTest::name)
                    .filter(name -> !name.equals("PATH"))
                    .toList();

            assertThat(read).contains("DATA_FOLDER", "POSTGRES_MAX_CONNECTIONS", "JAVA_OPTS_GATEWAY");
            assertThat(code.named().keySet()).containsAll(read);
        }
    }

    private static String name(MatchResult read) {
        String name = read.group(1);
        // There is one for each part of the stack.
        return name.endsWith("_") ? name + "GATEWAY" : name;
    }

    private static String cure() {
        return "what the code has, and docs/settings.md and settings.txt say. When the change is meant, write them with"
                + " 'mvn -pl operation-kit -am test -D%s=true -Dsurefire.failIfNoSpecifiedTests=false -Dtest=%s'"
                        .formatted(WRITE, SettingsDocumentTest.class.getSimpleName());
    }
}
