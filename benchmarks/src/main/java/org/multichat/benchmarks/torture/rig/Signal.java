package org.multichat.benchmarks.torture.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.stream.Collectors;

/** What Java cannot say to a process. */
enum Signal {
    STOP,
    CONT,
    KILL;

    /** Returns when all of them have been told; those that are gone already do not matter. */
    void to(Collection<ProcessHandle> processes) {
        String pids = processes.stream()
                .filter(ProcessHandle::isAlive)
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(" "));
        if (pids.isEmpty()) {
            return;
        }
        try {
            // The shell's own kill: a small container need not have the program.
            new ProcessBuilder("sh", "-c", "kill -%s %s 2>/dev/null".formatted(this, pids))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException("there is no shell to send signals with", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
