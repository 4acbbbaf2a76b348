package org.multichat.benchmarks.ledger.report;

/** What was promised, beside what was measured. */
public record Goal(String what, Bound bound, Spread measured) {

    /** Which side of a number is right. */
    public sealed interface Bound {

        boolean holds(double value);

        record AtLeast(double least) implements Bound {
            @Override
            public boolean holds(double value) {
                return value >= least;
            }

            @Override
            public String toString() {
                return ">= " + Spread.shortly(least);
            }
        }

        record AtMost(double most) implements Bound {
            @Override
            public boolean holds(double value) {
                return value <= most;
            }

            @Override
            public String toString() {
                return "<= " + Spread.shortly(most);
            }
        }
    }

    public static Goal atLeast(double least, String what, Spread measured) {
        return new Goal(what, new Bound.AtLeast(least), measured);
    }

    public static Goal atMost(double most, String what, Spread measured) {
        return new Goal(what, new Bound.AtMost(most), measured);
    }

    /** By the median. */
    String verdict() {
        if (!measured.isKnown()) {
            return "not measured";
        }
        return bound.holds(measured.median()) ? "met" : "**missed**";
    }
}
