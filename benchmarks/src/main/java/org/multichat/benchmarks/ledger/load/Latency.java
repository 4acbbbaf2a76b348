package org.multichat.benchmarks.ledger.load;

import org.HdrHistogram.Histogram;

/** Milliseconds; not a number where they were not measured. */
public record Latency(double p50, double p99) {

    public static final Latency NONE = new Latency(Double.NaN, Double.NaN);

    private static final double MICROS_IN_A_MILLI = 1_000;

    static Latency of(Histogram micros) {
        return micros.getTotalCount() == 0
                ? NONE
                : new Latency(
                        micros.getValueAtPercentile(50) / MICROS_IN_A_MILLI,
                        micros.getValueAtPercentile(99) / MICROS_IN_A_MILLI);
    }
}
