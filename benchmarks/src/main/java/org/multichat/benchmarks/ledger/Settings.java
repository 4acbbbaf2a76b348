package org.multichat.benchmarks.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.multichat.benchmarks.ledger.load.Span;
import org.multichat.benchmarks.ledger.peer.Shape;
import org.multichat.benchmarks.ledger.report.Circumstances;
import org.multichat.benchmarks.ledger.report.Rounds;
import org.multichat.benchmarks.postgres.Checkout;
import org.multichat.benchmarks.postgres.Storage;

/** What all kinds of runs have in common. */
public record Settings(Storage storage, Rounds rounds, List<Integer> clients, List<Shape> shapes, Path out) {

    private static final double MILLIS = 1_000;
    private static final long SEED = 42;

    static Settings of(Arguments arguments, Defaults defaults) {
        Span span = new Span(
                millis(arguments.number("warmup", 0.3, 1)), millis(arguments.number("seconds", 1, defaults.seconds())));
        Storage storage = Storage.named(arguments.text("disk").orElse(defaults.disk()));
        return new Settings(
                storage,
                new Rounds(
                        (int) arguments.number("warm-rounds", 1, defaults.warmRounds()),
                        (int) arguments.number("rounds", 2, 7),
                        span,
                        arguments.text("seed").map(Long::valueOf).orElse(SEED)),
                arguments.list("clients", defaults.clientsQuickly(), defaults.clients()).stream()
                        .map(Integer::valueOf)
                        .toList(),
                arguments.list("shapes", "flat", defaults.shapes()).stream()
                        .map(Shape::named)
                        .toList(),
                out(arguments, storage, defaults));
    }

    /** @param name of the report */
    record Defaults(
            String name,
            String disk,
            String clientsQuickly,
            String clients,
            String shapes,
            double seconds,
            int warmRounds) {}

    /** A quick run proves nothing, so it is not kept among the results. */
    private static Path out(Arguments arguments, Storage storage, Defaults defaults) {
        String name = defaults.name();
        boolean isUsualDisk = storage == Storage.named(defaults.disk());
        String suffix = isUsualDisk ? "" : "-" + storage.spoken().replaceAll("\\W+", "-");
        Path usual = arguments.has("quick")
                ? Checkout.resolve("benchmarks/target/%s-quick.md".formatted(name))
                : Checkout.resolve("benchmarks/results/%s%s-%s.md".formatted(name, suffix, Circumstances.today()));
        return arguments.text("out").map(Path::of).orElse(usual);
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * MILLIS));
    }
}
