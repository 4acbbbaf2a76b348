package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    Path temporary;

    @Test
    void writesDownWhatIsSaidWhileItStops() throws Exception {
        String stopsSlowly = "trap 'sleep 0.3; echo stopped; exit 0' TERM; echo started; while :; do sleep 0.1; done";
        Pids pids = new Pids(temporary.resolve("pids"));
        try (LogFile log = new LogFile(temporary.resolve("child.log"))) {
            Running child = ChildProcess.launch(
                    new ProcessBuilder("sh", "-c", stopsSlowly),
                    ChildProcess.Polite.TERM,
                    log,
                    pids.entry("child", "started"));
            await().until(() -> log.lastLines().contains("started"));

            child.askToStop();

            assertThat(child.end().join()).isZero();
            assertThat(child.lastLines()).containsExactly("started", "stopped");
        }
    }
}
