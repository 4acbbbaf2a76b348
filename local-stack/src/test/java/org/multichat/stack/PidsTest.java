package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidsTest {

    private static final String SECONDS = "86399";

    @TempDir
    Path folder;

    private Process left;

    @BeforeEach
    void leaveAProcessBehind() throws IOException {
        left = new ProcessBuilder("sleep", SECONDS).start();
    }

    @AfterEach
    void end() {
        left.destroyForcibly();
    }

    @Test
    void endWhatAKilledStackLeftBehind() throws Exception {
        file().entry("song", SECONDS).record(left.toHandle());

        assertThat(file().endLeftovers()).containsExactly("song (process %d)".formatted(left.pid()));

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(file().endLeftovers()).isEmpty();
    }

    @Test
    void leaveAProcessAloneThatOnlyHasTheSameNumber() throws IOException {
        long started = left.info().startInstant().orElseThrow().toEpochMilli();
        Files.writeString(
                folder.resolve("pids"), """
                song %d %d %s
                image %d %d another program
                half a line
                """.formatted(left.pid(), started - 60_000, SECONDS, left.pid(), started));

        assertThat(file().endLeftovers()).isEmpty();
        assertThat(left.isAlive()).isTrue();
    }

    private Pids file() {
        return new Pids(folder.resolve("pids"));
    }
}
