package org.multichat.stack;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A process of the operating system whose words go into a log file. */
final class ChildProcess implements Running {

    /** What asks it to stop in good order. */
    enum Polite {
        TERM,
        /** For PostgreSQL: "fast", which does not wait until its clients have gone. */
        INT
    }

    private static final int CHUNK_BYTES = 8_192;

    /** A process's own children may hold its output open; a killed PostgreSQL's take a moment to notice. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Process process;
    private final Polite polite;
    private final LogFile log;
    private final CompletableFuture<Integer> end;

    private ChildProcess(Process process, Polite polite, LogFile log, CompletableFuture<Integer> end) {
        this.process = process;
        this.polite = polite;
        this.log = log;
        this.end = end;
    }

    static ChildProcess launch(ProcessBuilder builder, Polite polite, LogFile log, Pids.Entry entry)
            throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        entry.record(process.toHandle());
        process.getOutputStream().close();
        // Threads of the platform: reading a pipe holds its thread, and a few of them would hold all carriers of
        // virtual ones.
        Thread words = Thread.ofPlatform().daemon().start(() -> copy(process.getInputStream(), log));
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                int exitCode = process.waitFor();
                words.join(LAST_WORDS);
                end.complete(exitCode);
            } catch (InterruptedException nobodyDoes) {
                end.completeExceptionally(nobodyDoes);
            }
        });
        return new ChildProcess(process, polite, log, end);
    }

    @Override
    public CompletableFuture<Integer> end() {
        return end;
    }

    @Override
    public void askToStop() {
        switch (polite) {
            // By its handle: the process object would close our end of its output first, and its last words be lost.
            case TERM -> process.toHandle().destroy();
            case INT -> Signals.interrupt(process.pid());
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public List<String> lastLines() {
        return log.lastLines();
    }

    private static void copy(InputStream from, LogFile log) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (from) {
            for (int n = from.read(chunk); n >= 0; n = from.read(chunk)) {
                log.write(chunk, n);
            }
        } catch (IOException ended) {
            // a process that is killed takes its end of the pipe along
        }
    }
}
