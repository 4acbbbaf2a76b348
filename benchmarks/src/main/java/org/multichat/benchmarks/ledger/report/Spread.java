package org.multichat.benchmarks.ledger.report;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** The middle of the rounds and how far they lie apart. */
public record Spread(double median, double least, double most) {

    public static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN);

    public static Spread of(DoubleStream values) {
        double[] sorted = values.filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return NONE;
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    public boolean isKnown() {
        return !Double.isNaN(median);
    }

    @Override
    public String toString() {
        return isKnown() ? "%s (%s-%s)".formatted(shortly(median), shortly(least), shortly(most)) : "-";
    }

    /** The middle alone. */
    public String middle() {
        return isKnown() ? shortly(median) : "-";
    }

    /** Three figures: the fourth is noise. */
    static String shortly(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
