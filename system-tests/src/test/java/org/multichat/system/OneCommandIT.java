package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multichat.stack.Main;
import org.multichat.stack.Part;
import org.multichat.stack.Ports;

/** The launcher as a process, as {@code ./run} starts it. */
class OneCommandIT {

    private static final Duration STARTING = Duration.ofMinutes(3);
    private static final long STOPPING_SECONDS = 60;

    @TempDir
    Path folder;

    private final Ports ports = Ports.free();
    private int starts;

    @AfterEach
    void leaveNothingRunning() throws IOException {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void endsAllItStartedOnCtrlC() throws Exception {
        Process launcher = started();
        List<ProcessHandle> parts = processes();
        // One more may be at work already: what makes the next start quicker.
        assertThat(parts).hasSizeGreaterThanOrEqualTo((int) Part.ofTheHouse().count());

        new ProcessBuilder("sh", "-c", "kill -INT " + launcher.pid()).start().waitFor();

        assertThat(launcher.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(parts).noneMatch(ProcessHandle::isAlive);
        assertThat(said()).contains("Stopped; no process is left.").doesNotContain("is killed");
    }

    @Test
    void endsWhatAKilledRunLeftBehindBeforeItStarts() throws Exception {
        Process launcher = started();
        List<ProcessHandle> left = processes();
        launcher.destroyForcibly().waitFor();
        assertThat(left).allMatch(ProcessHandle::isAlive);

        Process next = started();

        assertThat(left).noneMatch(ProcessHandle::isAlive);
        assertThat(said())
                .contains("ended what an earlier run had left behind", "postgres (process", "gateway (process");
        next.destroy();
        assertThat(next.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private Process started() throws IOException {
        starts++;
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                TheStack.CHECKOUT.root().toString());
        builder.environment().put("DATA_FOLDER", folder.resolve("data").toString());
        Part.ofTheHouse()
                .forEach(part -> builder.environment().put(part.portSetting(), Integer.toString(ports.of(part))));
        Process launcher = builder.redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        await().atMost(STARTING)
                .failFast(() -> !launcher.isAlive())
                .until(() -> said().contains("Everything is ready"));
        return launcher;
    }

    private String said() throws IOException {
        return Files.readString(output());
    }

    private Path output() {
        return folder.resolve("output-" + starts);
    }

    private List<ProcessHandle> processes() throws IOException {
        Path pids = folder.resolve("data/pids");
        return Files.exists(pids)
                ? Files.readAllLines(pids).stream()
                        .map(line -> Long.parseLong(line.split(" ", -1)[1]))
                        .map(ProcessHandle::of)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }
}
