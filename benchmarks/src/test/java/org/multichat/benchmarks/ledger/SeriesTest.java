package org.multichat.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multichat.benchmarks.ledger.load.Figures;
import org.multichat.benchmarks.ledger.load.Latency;
import org.multichat.benchmarks.ledger.report.Series;
import org.multichat.benchmarks.ledger.report.Spread;

class SeriesTest {

    @Test
    void comparesWithinARoundOnly() {
        Series series =
                new Series("two fast rounds and a slow one", List.of(round(600, 10), round(60, 2), round(800, 10)));

        assertThat(series.ratio("ours", "other", Figures::perSecond)).isEqualTo(new Spread(60, 30, 80));
        assertThat(series.of("ours", Figures::perSecond)).hasToString("600 (60.0-800)");
    }

    @Test
    void saysNothingOfWhatWasNotMeasured() {
        Series series = new Series("one round", List.of(round(600, 10)));

        assertThat(series.ratio("ours", "nobody", Figures::perSecond)).hasToString("-");
        assertThat(series.of("ours", Figures::reserveP99)).hasToString("-");
    }

    private static Map<String, Figures> round(double ours, double other) {
        return Map.of("ours", figures(ours), "other", figures(other));
    }

    private static Figures figures(double perSecond) {
        return new Figures(perSecond, Latency.NONE, Latency.NONE, Double.NaN, 0);
    }
}
