package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service whose settings are wrong does not start, and says which and why in one line. */
class SettingsIT {

    private static final Path JAR = Path.of("..", "image-service", "target", "quarkus-app", "quarkus-run.jar");
    private static final String CANARY = "canary-0123456789";

    /** What it takes on a slow machine to load a few hundred classes and give up. */
    private static final int PATIENCE_SECONDS = 60;

    private static final int KILLED = 9 + 128;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    IMAGE_WIDTH         | wide     | IMAGE_WIDTH: | image.width
                    IMAGE_PORT          | high     | IMAGE_PORT: | quarkus.http.port
                    MODE                | NIGHT    | MODE: | provider.mode
                    IMAGE_PROVIDER      | nobody   | IMAGE_PROVIDER | nobody
                    BFL_CHARGE_FAILED   | perhaps  | BFL_CHARGE_FAILED: | bfl.charge-failed
                    SHUTDOWN_DELAY      | soon     | SHUTDOWN_DELAY: | quarkus.shutdown.delay
                    LOG_FORMAT          | xml      | LOG_FORMAT: | log-lines.format
                    SERVICE_SECRET      | canary-0123456789 | SERVICE_SECRET | 32
                    SERVICE_SECRET_FILE | /nowhere | SERVICE_SECRET_FILE: | /nowhere cannot be read
                    """)
    void aValueThatIsOfNoUseStopsTheStart(String setting, String value, String name, String why)
            throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(Map.of(setting, value));
        if (!setting.endsWith("_FILE")) {
            settings.putIfAbsent("SERVICE_SECRET", "x".repeat(43));
        }

        List<String> said = start(settings);

        assertThat(said)
                .filteredOn(line -> line.contains("not started"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(name, why).doesNotContain(CANARY));
        assertThat(said).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void aSlipIsToldWithoutItsValue() throws IOException, InterruptedException {
        List<String> said = start(Map.of("BFL_API_KEI", CANARY, "SERVICE_SECRET", "short"));

        assertThat(said)
                .filteredOn(line -> line.contains("BFL_API_KEI"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("WARN", "BFL_API_KEY is the nearest"));
        assertThat(said).noneMatch(line -> line.contains(CANARY));
    }

    /** All it says until it has ended, which it does by itself. */
    private List<String> start(Map<String, String> settings) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putIfAbsent("IMAGE_PORT", "0");
        builder.environment().putAll(settings);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it ends by itself")
                    .isTrue();
            assertThat(process.exitValue()).isNotZero().isNotEqualTo(KILLED);
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(log);
    }
}
