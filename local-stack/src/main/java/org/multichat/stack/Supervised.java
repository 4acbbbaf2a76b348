package org.multichat.stack;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps one part running as long as it is wanted: starts it, tells when it is ready, starts it again when it dies. */
final class Supervised {

    /** A part starts in a second or two, and asking loopback costs next to nothing. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    /** A service ends the requests under way within 5 s of being asked; twice that is for a busy machine. */
    static final Duration GRACE = Duration.ofSeconds(10);

    /** The exit code of what never ran. */
    private static final int NEVER_RAN = -1;

    private final Program program;
    private final Restarts restarts;
    private final InstantSource clock;
    private final Console console;
    private final Duration grace;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean wanted;
    private boolean ready;
    private boolean gaveUp;
    private @Nullable Running running;
    private @Nullable Thread keeper;

    Supervised(Program program, InstantSource clock, Console console) {
        this(program, new Restarts(clock), clock, console, GRACE);
    }

    Supervised(Program program, Restarts restarts, InstantSource clock, Console console, Duration grace) {
        this.program = program;
        this.restarts = restarts;
        this.clock = clock;
        this.console = console;
        this.grace = grace;
    }

    /** Wanted from now on. Does nothing when it already is. */
    void start() {
        locked(() -> {
            if (keeper == null || !keeper.isAlive()) {
                wanted = true;
                gaveUp = false;
                restarts.beginAnew();
                keeper = Thread.ofVirtual().name("keeps " + program.label()).start(this::keep);
            }
        });
    }

    /** Not wanted any more: asks it to stop, kills it when it takes longer than it may, and waits until it is gone. */
    void stop() {
        locked(() -> {
            wanted = false;
            changed.signalAll();
        });
        Running now = running();
        if (now != null) {
            end(now);
        }
        awaitKeeper();
    }

    /** As if the system had killed it: it is still wanted, so it comes back, however often that is done. */
    void kill() {
        Running now = running();
        if (now != null) {
            locked(restarts::beginAnew);
            now.kill();
        }
    }

    boolean isReady() {
        lock.lock();
        try {
            return ready;
        } finally {
            lock.unlock();
        }
    }

    /** True once it is ready; false when it gave up, is not wanted any more, or the time is over. */
    boolean awaitReady(Duration patience) {
        return await(() -> ready || gaveUp || !wanted, patience) && isReady();
    }

    /** True once it has noticed that the process of before is gone. */
    boolean awaitNotReady(Duration patience) {
        return await(() -> !ready, patience);
    }

    private void keep() {
        while (isWanted()) {
            Instant launched = clock.instant();
            Running now;
            try {
                now = program.launch();
            } catch (IOException | CannotStart failed) {
                console.couldNotLaunch(program.label(), String.valueOf(failed.getMessage()));
                pauseOrGiveUp(NEVER_RAN, List.of());
                continue;
            }
            locked(() -> running = now);
            untilReady(now, launched);
            int exitCode = now.end().join();
            boolean stillWanted = isWanted();
            locked(() -> {
                running = null;
                ready = false;
                changed.signalAll();
            });
            if (stillWanted) {
                pauseOrGiveUp(exitCode, now.lastLines());
            }
        }
    }

    private void untilReady(Running now, Instant launched) {
        while (isWanted() && !now.end().isDone()) {
            if (program.isReady()) {
                console.ready(program.label(), Duration.between(launched, clock.instant()), program.address());
                locked(() -> {
                    ready = true;
                    restarts.ready();
                    changed.signalAll();
                });
                return;
            }
            await(() -> !wanted || now.end().isDone(), BETWEEN_QUESTIONS);
        }
        if (!isWanted()) {
            // Asked to stop between its launch and now, when stop() could not see it yet.
            end(now);
        }
    }

    private void pauseOrGiveUp(int exitCode, List<String> lastLines) {
        Optional<Duration> pause = restarts.died();
        if (pause.isPresent()) {
            console.died(program.label(), exitCode, lastLines, pause.get());
            await(() -> !wanted, pause.get());
        } else {
            console.gaveUp(program.label(), exitCode, lastLines, Restarts.MOST_IN_A_ROW + 1);
            locked(() -> {
                gaveUp = true;
                wanted = false;
                changed.signalAll();
            });
        }
    }

    private @Nullable Running running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private boolean isWanted() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    private boolean await(BooleanSupplier happened, Duration patience) {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!happened.getAsBoolean() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return happened.getAsBoolean();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private void awaitKeeper() {
        Thread thread = keeper;
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void end(Running now) {
        now.askToStop();
        try {
            now.end().copy().orTimeout(grace.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException late) {
            if (!(late.getCause() instanceof TimeoutException)) {
                throw late;
            }
            console.say("  %s did not stop within %s and is killed".formatted(program.label(), Console.seconds(grace)));
            now.kill();
        }
    }
}
