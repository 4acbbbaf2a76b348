package org.multichat.benchmarks.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.multichat.benchmarks.ledger.growth.Turns;
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
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Server;

/** Whether the ledger is slower once it holds millions of turns that are over. */
final class AfterGrowth {

    private static final double GOAL_RATIO = 1.3;
    private static final double BYTES_IN_A_GIGABYTE = 1e9;

    private final Settings settings;
    private final long turns;
    private final boolean reconciles;

    AfterGrowth(Arguments arguments) {
        settings = Settings.of(arguments, new Settings.Defaults("ledger-growth", "real", "64", "64", "two", 4, 2));
        turns = (long) arguments.number("growth", 0, 0);
        reconciles = !arguments.has("no-reconcile");
    }

    void run() throws Exception {
        try (Server server = Server.start(settings.storage());
                Database filled = server.create("filled");
                Database empty = server.create("empty")) {
            mustHaveRoom(server);
            Tree filledTree = tree(filled);
            Tree emptyTree = tree(empty);
            List<String> circumstances = Circumstances.of(settings.storage(), server.version(), settings.rounds());
            circumstances.addAll(fill(new Turns(filled, filledTree, turns)));
            empty.execute("ANALYZE");
            List<Series> all = new ArrayList<>();
            for (int clients : settings.clients()) {
                Pairs there = pairs("filled", filled, filledTree, clients);
                Pairs here = pairs("empty", empty, emptyTree, clients);
                List<Contender> contenders = List.of(there, here);
                try {
                    all.add(settings.rounds().run("two levels, clients: " + clients, contenders));
                } finally {
                    there.close();
                    here.close();
                }
            }
            report(circumstances, all);
        }
    }

    private void mustHaveRoom(Server server) throws Exception {
        double room = Turns.room(turns) / BYTES_IN_A_GIGABYTE;
        double free = server.free() / BYTES_IN_A_GIGABYTE;
        System.err.printf("%,d turns take about %.1f GB; %.1f GB are free%n", turns, room, free);
        if (free < room) {
            throw new CannotRun("there is no room for so many: make some, or ask for fewer");
        }
    }

    private static Tree tree(Database database) throws SQLException {
        Tree tree = Tree.of(Shape.TWO);
        Shipped.migrate(database);
        Shipped.create(database, tree, Tree.AMPLE_MICROS);
        return tree;
    }

    private List<String> fill(Turns filling) throws SQLException {
        List<String> said = new ArrayList<>();
        long began = System.nanoTime();
        filling.fill();
        said.add("Filled in: %,d settled turns over two months and 1,000 accounts in %d s, %.2f GB with indexes"
                .formatted(turns, secondsSince(began), filling.bytes() / BYTES_IN_A_GIGABYTE));
        if (reconciles) {
            began = System.nanoTime();
            long faults = filling.faults();
            if (faults > 0) {
                throw new IllegalStateException("what was filled in has %d faults".formatted(faults));
            }
            said.add("Its books were reconciled without a fault in %d s".formatted(secondsSince(began)));
        }
        return said;
    }

    private static long secondsSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }

    private static Pairs pairs(String name, Database database, Tree tree, int clients) throws SQLException {
        return new Pairs(Shipped.open(name, database, 1), tree, clients, Pace.AtOnce::new, database);
    }

    private void report(List<String> circumstances, List<Series> all) throws Exception {
        List<Goal> goals = new ArrayList<>();
        for (Series series : all) {
            goals.add(goal(series, "p50 of a reserve", Figures::reserveP50, "filled", "empty"));
            goals.add(goal(series, "p99 of a reserve", Figures::reserveP99, "filled", "empty"));
            goals.add(goal(series, "time a pair, of all clients together", Figures::perSecond, "empty", "filled"));
        }
        Page page = new Page("Ledger after growth, " + settings.storage().spoken())
                .list(circumstances)
                .heading("Goals")
                .say("Filled against empty, in two databases of one server, within each round.")
                .goals(goals)
                .heading("Measured");
        all.forEach(series -> page.series(series, "filled"));
        page.publish(settings.out());
    }

    private static Goal goal(Series series, String what, ToDoubleFunction<Figures> figure, String above, String below) {
        return Goal.atMost(GOAL_RATIO, series.title() + ": " + what, series.ratio(above, below, figure));
    }
}
