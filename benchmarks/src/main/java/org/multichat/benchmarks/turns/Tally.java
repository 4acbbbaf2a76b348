package org.multichat.benchmarks.turns;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What a span of load came to. */
final class Tally {

    private static final long HIGHEST_MICROS = 120_000_000;
    private static final double MICROS_IN_A_MILLI = 1_000;

    private final Histogram whole = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final Histogram deltas = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final AtomicInteger failed = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> whys = new ConcurrentLinkedQueue<>();

    /** @param micros from the intended start to the end */
    void whole(long micros) {
        whole.recordValue(Math.min(HIGHEST_MICROS, Math.max(1, micros)));
    }

    /** @param micros from when the provider sent it to when the client had it */
    void delta(long micros) {
        deltas.recordValue(Math.min(HIGHEST_MICROS, Math.max(1, micros)));
    }

    void failed(String why) {
        if (failed.incrementAndGet() <= 5) {
            whys.add(why);
        }
    }

    long finished() {
        return whole.getTotalCount();
    }

    int failures() {
        return failed.get();
    }

    String why() {
        return String.join("; ", whys);
    }

    double wholeMillis(double percentile) {
        return whole.getValueAtPercentile(percentile) / MICROS_IN_A_MILLI;
    }

    double deltaMillis(double percentile) {
        return deltas.getValueAtPercentile(percentile) / MICROS_IN_A_MILLI;
    }
}
