package org.multichat.benchmarks.turns;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Asks at a fixed rate, whatever the answers take; latency counts from when a request should have begun. */
final class OpenLoad {

    private static final double NANOS_IN_A_SECOND = 1e9;
    private static final Duration FOR_THE_LAST = Duration.ofSeconds(90);

    private OpenLoad() {}

    /**
     * What came of it.
     *
     * @param inTime requests that were finished while the load lasted, or half a second later
     */
    record Outcome(Tally tally, long offered, long inTime) {

        /** Whether it kept up: nothing failed, and nothing piled up. */
        boolean kept() {
            return tally.failures() == 0 && inTime >= 0.98 * offered;
        }
    }

    static Outcome run(Target target, double perSecond, Duration span) throws InterruptedException {
        Tally tally = new Tally();
        AtomicLong inTime = new AtomicLong();
        long offered = Math.max(1, Math.round(perSecond * span.toMillis() / 1_000));
        long start = System.nanoTime();
        long end = start + span.toNanos() + TimeUnit.MILLISECONDS.toNanos(500);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < offered; i++) {
                long intended = start + (long) (i * NANOS_IN_A_SECOND / perSecond);
                parkUntil(intended);
                clients.execute(() -> {
                    try {
                        target.ask(tally);
                        long now = System.nanoTime();
                        tally.whole(TimeUnit.NANOSECONDS.toMicros(now - intended));
                        if (now < end) {
                            inTime.incrementAndGet();
                        }
                    } catch (IOException failed) {
                        tally.failed(String.valueOf(failed.getMessage()));
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            clients.shutdown();
            if (!clients.awaitTermination(FOR_THE_LAST.toMillis(), TimeUnit.MILLISECONDS)) {
                clients.shutdownNow();
                tally.failed("not finished after " + FOR_THE_LAST);
            }
        }
        return new Outcome(tally, offered, inTime.get());
    }

    private static void parkUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
