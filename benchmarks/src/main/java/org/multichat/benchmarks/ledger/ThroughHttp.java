package org.multichat.benchmarks.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.multichat.benchmarks.ledger.http.BudgetService;
import org.multichat.benchmarks.ledger.http.Nothing;
import org.multichat.benchmarks.ledger.http.OverHttp;
import org.multichat.benchmarks.ledger.http.Processors;
import org.multichat.benchmarks.ledger.load.Contender;
import org.multichat.benchmarks.ledger.load.Figures;
import org.multichat.benchmarks.ledger.load.Pace;
import org.multichat.benchmarks.ledger.load.Pairs;
import org.multichat.benchmarks.ledger.peer.Shape;
import org.multichat.benchmarks.ledger.peer.Shipped;
import org.multichat.benchmarks.ledger.peer.Tree;
import org.multichat.benchmarks.ledger.report.Circumstances;
import org.multichat.benchmarks.ledger.report.Goal;
import org.multichat.benchmarks.ledger.report.Page;
import org.multichat.benchmarks.ledger.report.Series;
import org.multichat.benchmarks.ledger.report.Spread;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Server;

/** The same pairs through the packaged service, in process, and calls that ask for nothing: what HTTP costs. */
final class ThroughHttp {

    private static final double GOAL_PAIRS = 1_500;
    private static final double GOAL_P99_MILLIS = 50;
    private static final double MICROS_IN_A_SECOND = 1e6;

    private final Settings settings;
    private final Optional<Double> rate;
    private final boolean isNull;
    private final String jvmFlags;

    ThroughHttp(Arguments arguments) {
        settings = Settings.of(arguments, new Settings.Defaults("ledger-http", "memory", "64", "64", "flat,two", 8, 3));
        rate = arguments.text("rate").map(Double::valueOf);
        isNull = arguments.has("null");
        jvmFlags = arguments.text("service-jvm").orElse("-XX:+UseSerialGC -Xmx256m");
    }

    private record Measured(Series series, List<Processors> processors) {}

    void run() throws Exception {
        List<Measured> all = new ArrayList<>();
        String version;
        try (Server server = Server.start(settings.storage())) {
            version = server.version();
            for (Shape shape : settings.shapes()) {
                for (int clients : settings.clients()) {
                    all.add(measure(server, shape, clients));
                }
            }
        }
        report(all, version);
    }

    private Measured measure(Server server, Shape shape, int clients) throws Exception {
        try (Database here = server.create("in_process");
                Database there = server.create("service");
                BudgetService service = BudgetService.start(there, jvmFlags)) {
            Tree tree = Tree.of(shape);
            OverHttp http = new OverHttp(service);
            http.create(tree, Tree.AMPLE_MICROS);
            there.execute("ANALYZE");
            List<Contender> contenders = new ArrayList<>();
            if (!isNull) {
                Supplier<Pace> pace = () -> rate.<Pace>map(Pace.Fixed::new).orElseGet(Pace.AtOnce::new);
                contenders.add(new Pairs(http, tree, clients, pace, there));
            }
            if (!isNull && rate.isEmpty()) {
                Shipped.migrate(here);
                Shipped.create(here, tree, Tree.AMPLE_MICROS);
                here.execute("ANALYZE");
                contenders.add(new Pairs(Shipped.open("in process", here, 1), tree, clients, Pace.AtOnce::new, here));
            }
            if (rate.isEmpty()) {
                contenders.add(new Nothing(service, clients));
            }
            List<Processors> metered = contenders.stream()
                    .map(contender -> new Processors(contender, service, server))
                    .toList();
            try {
                Series series = settings.rounds().run("%s, clients: %d".formatted(shape.spoken(), clients), metered);
                if (!http.reconciles()) {
                    throw new IllegalStateException("the service finds faults in its books");
                }
                return new Measured(series, metered);
            } finally {
                for (Processors contender : metered) {
                    contender.close();
                }
            }
        }
    }

    private void report(List<Measured> all, String version) throws Exception {
        List<String> circumstances = Circumstances.of(settings.storage(), version, settings.rounds());
        circumstances.add("The service's JVM: `%s`".formatted(jvmFlags));
        rate.ifPresent(perSecond -> circumstances.add(
                "Pairs arrive at a fixed rate, %.0f a second, and latencies count from when they should have begun"
                        .formatted(perSecond)));
        Page page = new Page("Ledger through HTTP, " + settings.storage().spoken()).list(circumstances);
        if (!isNull) {
            page.heading("Goals").goals(all.stream().flatMap(this::goals).toList());
        }
        page.heading("Measured").say("""
                Pairs a second: POST /v1/transactions for the reserve and again for the settle, each client on a connection that it \
                keeps. `in process` calls the same classes without HTTP; `null` is two calls of GET /q/health/live. Books were \
                found without fault afterwards.""");
        all.forEach(measured -> report(page, measured));
        page.publish(settings.out());
    }

    private Stream<Goal> goals(Measured measured) {
        Series series = measured.series();
        Spread p99 = series.of("http", Figures::reserveP99);
        Goal latency = Goal.atMost(GOAL_P99_MILLIS, series.title() + ": p99 of a reserve, ms", p99);
        return rate.isPresent()
                ? Stream.of(latency)
                : Stream.of(
                        Goal.atLeast(
                                GOAL_PAIRS, series.title() + ": pairs a second", series.of("http", Figures::perSecond)),
                        latency);
    }

    private void report(Page page, Measured measured) {
        int warm = settings.rounds().warm();
        Series series = measured.series();
        page.series(series, "http");
        page.say(
                "Processor time, in microseconds a pair; `clients` is this benchmark, which is also the ledger `in process`:");
        page.row("", "service", "clients", "PostgreSQL").row("---", "---", "---", "---");
        for (Processors processors : measured.processors()) {
            page.row(
                    processors.name(),
                    processors.of(warm, Processors.Share::service),
                    processors.of(warm, Processors.Share::clients),
                    processors.of(warm, Processors.Share::database));
        }
        page.endTable();
        if (series.names().contains("in process")) {
            double through =
                    MICROS_IN_A_SECOND / series.of("http", Figures::perSecond).median();
            double without = MICROS_IN_A_SECOND
                    / series.of("in process", Figures::perSecond).median();
            page.say(
                    "Through HTTP a pair takes %.0f microseconds of everybody's time, in process %.0f: the layer costs %.0f."
                            .formatted(through, without, through - without));
        }
    }
}
