package org.multichat.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs that are not ours. Without one of them a test is skipped on a laptop, and fails in CI. */
public final class Tool {

    /** The checkout. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** None of them needs more than a second; this is for a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Tool() {}

    static String run(String program, String... arguments) {
        mustBeThere(program);
        return run(
                PATIENCE,
                Map.of(),
                Stream.concat(Stream.of(program), Stream.of(arguments)).toList());
    }

    /**
     * What it says when it ends well; anything else fails the test.
     *
     * @param patience how long it may take
     * @param environment beside our own
     */
    public static String run(Duration patience, Map<String, String> environment, List<String> command) {
        try {
            Path words = Files.createTempFile("tool", ".log");
            ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
            builder.environment().putAll(environment);
            Process process = builder.redirectError(words.toFile()).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(patience)).as("%s ends", command).isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s%s", command, said, Files.readString(words))
                    .isZero();
            Files.delete(words);
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private static void mustBeThere(String program) {
        boolean there = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!there) {
            String missing = "%s is not installed: .ci/run says which package has it".formatted(program);
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            abort(missing);
        }
    }
}
