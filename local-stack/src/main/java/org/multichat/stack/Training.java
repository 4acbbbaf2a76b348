package org.multichat.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes the AOT caches that are missing, so that the next start is quicker: one service after the other, each by a
 * throw-away replica beside the one that serves. Whatever fails only leaves the next start as slow as this one.
 */
final class Training implements AutoCloseable {

    /** Of one step; at the lowest priority, on a machine that is busy with something else. */
    private static final Duration MOST = Duration.ofMinutes(3);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

    private final List<Lesson> lessons;
    private final Console console;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closes = lock.newCondition();
    private boolean closed;
    private @Nullable Running now;
    private @Nullable Thread thread;

    /**
     * One service's.
     *
     * @param recording the service itself, which writes down what it loads
     * @param assembly makes the cache of it and ends
     */
    record Lesson(AotCache cache, Program recording, Program assembly) {}

    Training(List<Lesson> lessons, Console console) {
        this.lessons = List.copyOf(lessons);
        this.console = console;
    }

    /** Goes on in the background. */
    void start() {
        List<Lesson> missing =
                lessons.stream().filter(lesson -> !lesson.cache().exists()).toList();
        if (!missing.isEmpty()) {
            thread = Thread.ofVirtual().name("trains").start(() -> all(missing));
        }
    }

    /** Waits until it is through, or closed. */
    void join() throws InterruptedException {
        Thread started = thread;
        if (started != null) {
            started.join();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closes.signalAll();
            if (now != null) {
                now.kill();
            }
        } finally {
            lock.unlock();
        }
        try {
            join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void all(List<Lesson> missing) {
        long kept = missing.stream().filter(this::learn).count();
        if (kept > 0 && !isClosed()) {
            console.say("  The next start is quicker: %d of %d services have learned for it."
                    .formatted(kept, missing.size()));
        }
    }

    private boolean learn(Lesson lesson) {
        try {
            boolean learned = record(lesson.recording()) && assemble(lesson.assembly());
            if (learned) {
                lesson.cache().keep();
            }
            return learned;
        } catch (IOException | UncheckedIOException | CannotStart failed) {
            return false;
        } finally {
            lesson.cache().tidy();
        }
    }

    private boolean record(Program recording) throws IOException {
        Optional<Running> launched = launch(recording);
        if (launched.isEmpty()) {
            return false;
        }
        Running service = launched.get();
        long deadline = System.nanoTime() + MOST.toNanos();
        while (!recording.isReady()) {
            if (isClosed() || service.end().isDone() || System.nanoTime() > deadline) {
                service.kill();
                return false;
            }
            pause();
        }
        service.askToStop();
        // 143: ended by the signal that asked it.
        int exitCode = ended(service);
        return exitCode == 0 || exitCode == 143;
    }

    private boolean assemble(Program assembly) throws IOException {
        Optional<Running> launched = launch(assembly);
        return launched.isPresent() && ended(launched.get()) == 0;
    }

    /** Nothing once it is closed: who closes has to see whom to end. */
    private Optional<Running> launch(Program program) throws IOException {
        lock.lock();
        try {
            if (closed) {
                return Optional.empty();
            }
            Running launched = program.launch();
            now = launched;
            return Optional.of(launched);
        } finally {
            lock.unlock();
        }
    }

    private static int ended(Running running) {
        try {
            return running.end()
                    .copy()
                    .orTimeout(MOST.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException late) {
            if (!(late.getCause() instanceof TimeoutException)) {
                throw late;
            }
            running.kill();
            return running.end().join();
        }
    }

    private void pause() {
        lock.lock();
        try {
            long nanos = BETWEEN_QUESTIONS.toNanos();
            while (!closed && nanos > 0) {
                nanos = closes.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
