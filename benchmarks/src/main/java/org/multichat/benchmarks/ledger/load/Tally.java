package org.multichat.benchmarks.ledger.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what clients finish while it is open. */
public final class Tally {

    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 3;

    private final Histogram first = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
    private final Histogram whole = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
    private final LongAdder again = new LongAdder();
    private volatile boolean isOpen;
    private volatile long openedAt;
    private volatile long closedAt;

    void open() {
        openedAt = System.nanoTime();
        isOpen = true;
    }

    void close() {
        isOpen = false;
        closedAt = System.nanoTime();
    }

    /** Times are those of {@link System#nanoTime}. */
    void pair(long began, long reserved, long ended) {
        if (isOpen) {
            first.recordValue(micros(began, reserved));
            whole.recordValue(micros(began, ended));
        }
    }

    public void done(long began, long ended) {
        if (isOpen) {
            whole.recordValue(micros(began, ended));
        }
    }

    void again() {
        if (isOpen) {
            again.increment();
        }
    }

    long count() {
        return whole.getTotalCount();
    }

    Figures figures() {
        double seconds = Duration.ofNanos(closedAt - openedAt).toNanos() / 1e9;
        return new Figures(count() / seconds, Latency.of(first), Latency.of(whole), Double.NaN, again.sum());
    }

    private static long micros(long began, long ended) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMicros(ended - began), 0, HIGHEST_MICROS);
    }
}
