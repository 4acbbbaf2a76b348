package org.multichat.benchmarks.ledger;

import java.util.List;
import java.util.function.Function;
import org.multichat.benchmarks.ledger.Comparison.Point;
import org.multichat.benchmarks.ledger.load.Figures;
import org.multichat.benchmarks.ledger.peer.Shape;
import org.multichat.benchmarks.ledger.report.Goal;
import org.multichat.benchmarks.ledger.report.Series;
import org.multichat.benchmarks.ledger.report.Spread;
import org.multichat.benchmarks.postgres.Storage;

/** What the ledger is to reach beside its peers. */
final class Goals {
    private Goals() {}

    static List<Goal> of(List<Point> points, Storage storage) {
        Measured measured = new Measured(points);
        return switch (storage) {
            case MEMORY -> onMemory(measured);
            case DISK -> onDisk(measured);
        };
    }

    /** How long a real disk takes to flush differs from machine to machine; the slower, the more a batch saves. */
    private static List<Goal> onDisk(Measured measured) {
        return List.of(
                Goal.atLeast(50, "one hot budget, 256 clients: times naive", measured.faster(Shape.FLAT, 256, "naive")),
                Goal.atLeast(25, "one hot budget, 64 clients: times naive", measured.faster(Shape.FLAT, 64, "naive")));
    }

    private static List<Goal> onMemory(Measured measured) {
        return List.of(
                Goal.atLeast(60, "one hot budget, 256 clients: times naive", measured.faster(Shape.FLAT, 256, "naive")),
                Goal.atLeast(30, "the same: times half the hot row's rate", measured.faster(Shape.FLAT, 256, "hot")),
                Goal.atLeast(
                        25,
                        "the same: naive's p99 of a reserve is so many times ours",
                        measured.of(Shape.FLAT, 256, series -> series.ratio("naive", "shipped", Figures::reserveP99))),
                Goal.atLeast(35, "one hot budget, 64 clients: times naive", measured.faster(Shape.FLAT, 64, "naive")),
                Goal.atLeast(45, "two levels, 256 clients: times naive", measured.faster(Shape.TWO, 256, "naive")),
                Goal.atMost(
                        1.2,
                        "one client: p50 of a reserve against a bare INSERT and commit",
                        measured.of(
                                Shape.FLAT, 1, series -> series.ratio("shipped", "bare insert", Figures::reserveP50))),
                Goal.atLeast(0.9, "one hot budget: four replicas against one", measured.replicas(Shape.FLAT)),
                Goal.atLeast(0.75, "two levels: four replicas against one", measured.replicas(Shape.TWO)));
    }

    private record Measured(List<Point> points) {

        Spread faster(Shape shape, int clients, String other) {
            return of(shape, clients, series -> series.ratio("shipped", other, Figures::perSecond));
        }

        Spread of(Shape shape, int clients, Function<Series, Spread> spread) {
            return find(shape, clients, false, spread);
        }

        Spread replicas(Shape shape) {
            return find(
                    shape,
                    Comparison.CLIENTS_OF_REPLICAS,
                    true,
                    series -> series.ratio("four", "one", Figures::perSecond));
        }

        private Spread find(Shape shape, int clients, boolean ofReplicas, Function<Series, Spread> spread) {
            return points.stream()
                    .filter(point ->
                            point.shape() == shape && point.clients() == clients && point.ofReplicas() == ofReplicas)
                    .map(Point::series)
                    .map(spread)
                    .findFirst()
                    .orElse(Spread.NONE);
        }
    }
}
