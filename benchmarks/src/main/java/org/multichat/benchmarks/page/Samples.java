package org.multichat.benchmarks.page;

import java.util.ArrayList;
import java.util.List;

/** What was measured again and again, in milliseconds. */
final class Samples {

    private final List<Double> millis = new ArrayList<>();

    void add(double one) {
        millis.add(one);
    }

    int count() {
        return millis.size();
    }

    double median() {
        return at(0.5);
    }

    private double at(double share) {
        return millis.isEmpty()
                ? Double.NaN
                : millis.stream().sorted().toList().get((int) (share * (millis.size() - 1)));
    }

    /** The median, and the least and the most. */
    @Override
    public String toString() {
        return "%.0f (%.0f-%.0f)".formatted(median(), at(0), at(1));
    }
}
