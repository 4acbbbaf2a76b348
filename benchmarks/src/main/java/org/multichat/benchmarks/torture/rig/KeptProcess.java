package org.multichat.benchmarks.torture.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process that is started again whenever it ends, however that came about, until the rig is taken down. */
final class KeptProcess implements AutoCloseable {

    /** A process that stops politely has had its time after this. */
    private static final Duration GRACE = Duration.ofSeconds(12);

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);

    private final String name;
    private final Path log;
    private final Supplier<ProcessBuilder> start;
    private final Supplier<Duration> beforeRestart;
    private final AtomicInteger starts = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Object latest = new Object();
    private @Nullable Process process;

    KeptProcess(String name, Path log, Supplier<ProcessBuilder> start, Supplier<Duration> beforeRestart) {
        this.name = name;
        this.log = log;
        this.start = start;
        this.beforeRestart = beforeRestart;
    }

    void keep() {
        Process first = launch();
        Thread.ofPlatform().daemon().name("keeps " + name).start(() -> keep(first));
    }

    /** Also counts those that ended before they were of use. */
    int starts() {
        return starts.get();
    }

    /** Kills it with all its children at once; whoever keeps it starts another. */
    void kill() {
        // It makes no further children while it is being looked at.
        Signal.STOP.to(itself());
        List<ProcessHandle> family = family();
        Signal.KILL.to(family);
        CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, KILLED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** It may finish what it has begun. */
    void restartPolitely() {
        Process current = current();
        if (current == null) {
            return;
        }
        current.destroy();
        try {
            if (!current.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                current.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Holds it where it is; what {@link #thaw} needs to let these very processes go on. */
    List<ProcessHandle> freeze() {
        List<ProcessHandle> family = family();
        Signal.STOP.to(family);
        return family;
    }

    static void thaw(List<ProcessHandle> frozen) {
        Signal.CONT.to(frozen);
    }

    @Override
    public void close() {
        closing.countDown();
        kill();
    }

    private void keep(Process first) {
        try {
            Process running = first;
            do {
                running.waitFor();
                if (closing.await(beforeRestart.get().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                running = launch();
            } while (true);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        synchronized (latest) {
            try {
                Process launched = start.get()
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .start();
                process = launched;
                starts.incrementAndGet();
                if (closing.getCount() == 0) {
                    launched.destroyForcibly();
                }
                return launched;
            } catch (IOException failed) {
                throw new UncheckedIOException(name + " does not start", failed);
            }
        }
    }

    private @Nullable Process current() {
        synchronized (latest) {
            return process;
        }
    }

    private List<ProcessHandle> itself() {
        Process current = current();
        return current == null || !current.isAlive() ? List.of() : List.of(current.toHandle());
    }

    /** The process first, then its children and theirs. */
    private List<ProcessHandle> family() {
        return itself().stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
    }
}
