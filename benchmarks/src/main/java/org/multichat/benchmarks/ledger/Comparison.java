package org.multichat.benchmarks.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.multichat.benchmarks.ledger.load.BareInsert;
import org.multichat.benchmarks.ledger.load.Contender;
import org.multichat.benchmarks.ledger.load.Figures;
import org.multichat.benchmarks.ledger.load.HotRow;
import org.multichat.benchmarks.ledger.load.Inserts;
import org.multichat.benchmarks.ledger.load.Pace;
import org.multichat.benchmarks.ledger.load.Pairs;
import org.multichat.benchmarks.ledger.load.Span;
import org.multichat.benchmarks.ledger.peer.DecidedInSql;
import org.multichat.benchmarks.ledger.peer.Naive;
import org.multichat.benchmarks.ledger.peer.Peer;
import org.multichat.benchmarks.ledger.peer.Shape;
import org.multichat.benchmarks.ledger.peer.Shipped;
import org.multichat.benchmarks.ledger.peer.Tree;
import org.multichat.benchmarks.ledger.report.Circumstances;
import org.multichat.benchmarks.ledger.report.Page;
import org.multichat.benchmarks.ledger.report.Series;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Server;

/** The shipped ledger beside its peers and the bounds, for every number of clients and every shape of tree. */
final class Comparison {

    static final int REPLICAS = 4;
    static final int CLIENTS_OF_REPLICAS = 256;

    /** As many as a service has when nobody thinks about it. */
    private static final int NAIVE_CONNECTIONS = 20;

    private static final String PEERS = "naive,sql,shipped,hot,insert";

    private final Settings settings;
    private final List<String> wanted;
    private final boolean withReplicas;
    private final int naiveConnections;

    Comparison(Arguments arguments) {
        settings = Settings.of(
                arguments, new Settings.Defaults("ledger", "memory", "1,64", "1,16,64,256", "flat,two,three", 4, 1));
        wanted = arguments.list("peers", PEERS, PEERS);
        naiveConnections = (int) arguments.number("naive-connections", NAIVE_CONNECTIONS, NAIVE_CONNECTIONS);
        withReplicas = !arguments.has("no-replicas");
    }

    /** What was measured under the same conditions. */
    record Point(Shape shape, int clients, boolean ofReplicas, Series series) {}

    void run() throws Exception {
        List<Point> points = new ArrayList<>();
        String version;
        try (Server server = Server.start(settings.storage())) {
            version = server.version();
            for (Shape shape : settings.shapes()) {
                for (int clients : settings.clients()) {
                    points.add(new Point(shape, clients, false, peers(server, shape, clients)));
                }
            }
            if (withReplicas) {
                for (Shape shape : settings.shapes()) {
                    if (shape != Shape.THREE) {
                        points.add(new Point(shape, CLIENTS_OF_REPLICAS, true, replicas(server, shape)));
                    }
                }
            }
        }
        report(points, version);
    }

    private Series peers(Server server, Shape shape, int clients) throws Exception {
        try (Database database = server.create("peers")) {
            Tree tree = Tree.of(shape);
            List<Contender> contenders = new ArrayList<>();
            try {
                Seen shipped = new Seen(pairs(shipped(database, tree, "shipped", 1), tree, clients, database));
                contenders.add(shipped);
                if (wanted.contains("naive")) {
                    contenders.add(pairs(
                            Naive.open(database, tree, Tree.AMPLE_MICROS, naiveConnections), tree, clients, database));
                }
                if (wanted.contains("sql")) {
                    contenders.add(
                            pairs(DecidedInSql.open(database, tree, Tree.AMPLE_MICROS), tree, clients, database));
                }
                if (wanted.contains("hot")) {
                    contenders.add(HotRow.open(database, clients));
                }
                if (wanted.contains("insert")) {
                    contenders.add(Inserts.open(database, clients, shipped));
                    if (clients == 1) {
                        contenders.add(BareInsert.open(database));
                    }
                }
                database.execute("ANALYZE");
                return settings.rounds().run("%s, clients: %d".formatted(shape.spoken(), clients), contenders);
            } finally {
                close(contenders);
            }
        }
    }

    private Series replicas(Server server, Shape shape) throws Exception {
        try (Database database = server.create("replicas")) {
            Tree tree = Tree.of(shape);
            List<Contender> contenders = new ArrayList<>();
            try {
                contenders.add(pairs(shipped(database, tree, "one", 1), tree, CLIENTS_OF_REPLICAS, database));
                contenders.add(pairs(Shipped.open("four", database, REPLICAS), tree, CLIENTS_OF_REPLICAS, database));
                database.execute("ANALYZE");
                return settings.rounds()
                        .run(
                                "%s, 1 and 4 replicas, clients: %d".formatted(shape.spoken(), CLIENTS_OF_REPLICAS),
                                contenders);
            } finally {
                close(contenders);
            }
        }
    }

    private static Shipped shipped(Database database, Tree tree, String name, int replicas) throws SQLException {
        Shipped.migrate(database);
        Shipped.create(database, tree, Tree.AMPLE_MICROS);
        return Shipped.open(name, database, replicas);
    }

    private static Pairs pairs(Peer peer, Tree tree, int clients, Database database) {
        return new Pairs(peer, tree, clients, Pace.AtOnce::new, database);
    }

    private static void close(List<Contender> contenders) throws Exception {
        for (Contender contender : contenders) {
            contender.close();
        }
    }

    private void report(List<Point> points, String version) throws Exception {
        Page page = new Page("Ledger benchmark, " + settings.storage().spoken())
                .list(Circumstances.of(settings.storage(), version, settings.rounds()))
                .heading("Goals")
                .say("Ratios within each round, median of the rounds (least-most).")
                .goals(Goals.of(points, settings.storage()))
                .heading("Measured")
                .say("""
                        Pairs a second: one reserve and one settle, each answered after its commit. `naive` and `sql` keep fewer \
                        columns than `shipped`, and `naive` has a pool of %d connections; `hot` is half the rate of an UPDATE of one row by %s; `insert` writes four rows a pair, in \
                        batches of the size that `shipped` was seen to write, and decides nothing.""".formatted(naiveConnections, HotRow.measuredWith()));
        points.forEach(point -> page.series(point.series(), point.ofReplicas() ? "four" : "shipped"));
        page.publish(settings.out());
    }

    /** Keeps in mind what was seen of the batches last, so that the bound can write as many rows at once. */
    private static final class Seen implements Contender, DoubleSupplier {

        private final Contender shipped;
        private Optional<Figures> last = Optional.empty();

        Seen(Contender shipped) {
            this.shipped = shipped;
        }

        @Override
        public String name() {
            return shipped.name();
        }

        @Override
        public Figures measure(Span span) throws Exception {
            Figures figures = shipped.measure(span);
            last = Optional.of(figures);
            return figures;
        }

        @Override
        public double getAsDouble() {
            return last.map(Figures::operationsPerCommit).orElse(1.0);
        }

        @Override
        public void close() throws IOException, SQLException {
            shipped.close();
        }
    }
}
