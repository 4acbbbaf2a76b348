package org.multichat.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multichat.benchmarks.ledger.load.BareInsert;
import org.multichat.benchmarks.ledger.load.Figures;
import org.multichat.benchmarks.ledger.load.HotRow;
import org.multichat.benchmarks.ledger.load.Inserts;
import org.multichat.benchmarks.ledger.load.Pace;
import org.multichat.benchmarks.ledger.load.PairClient;
import org.multichat.benchmarks.ledger.load.Pairs;
import org.multichat.benchmarks.ledger.load.Span;
import org.multichat.benchmarks.ledger.peer.Answer;
import org.multichat.benchmarks.ledger.peer.DecidedInSql;
import org.multichat.benchmarks.ledger.peer.Naive;
import org.multichat.benchmarks.ledger.peer.Peer;
import org.multichat.benchmarks.ledger.peer.Session;
import org.multichat.benchmarks.ledger.peer.Shape;
import org.multichat.benchmarks.ledger.peer.Shipped;
import org.multichat.benchmarks.ledger.peer.Tree;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Server;
import org.multichat.benchmarks.postgres.Storage;
import org.multichat.kit.id.TimeOrderedIds;

/** Every peer does what it is compared for: all rows, exact balances, no limit passed. */
class PeersTest {

    private static final Span SHORT = new Span(Duration.ZERO, Duration.ofMillis(300));
    private static final int CLIENTS = 8;
    private static final TimeOrderedIds IDS = new TimeOrderedIds();

    private static Server server;
    private Database database;

    /** A peer and the schema that has its rows. */
    private record Kept(Peer peer, String schema) {}

    @BeforeAll
    static void start() throws Exception {
        server = Server.start(Storage.DISK);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void create() throws Exception {
        database = server.create("test_" + IDS.get().toString().replace("-", ""));
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void keepsBalancesOnEveryLevelThatEqualWhatItAcknowledged(Shape shape) throws Exception {
        Tree tree = Tree.of(shape);
        for (Kept kept : all(tree, Tree.AMPLE_MICROS)) {
            Figures figures = new Pairs(kept.peer(), tree, CLIENTS, Pace.AtOnce::new, database).measure(SHORT);

            long settled = count(kept, "FROM %s.reservation WHERE state = 'SETTLED'");
            assertThat(figures.perSecond()).as(kept.schema()).isPositive();
            assertThat(settled).as(kept.schema()).isPositive();
            assertThat(count(kept, "FROM %s.reservation")).isEqualTo(settled);
            assertThat(count(kept, "FROM %s.entry")).isEqualTo(2 * settled);
            assertThat(sum(kept, "reserved_micros", "FROM %s.budget")).isZero();
            for (int depth = 1; depth <= tree.nodes().getLast().path().size(); depth++) {
                assertThat(sum(kept, "spent_micros", "FROM %s.budget WHERE cardinality(path) = " + depth))
                        .as("%s, level %d", kept.schema(), depth)
                        .isEqualTo(settled * PairClient.SETTLED_MICROS);
            }
            kept.peer().close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            names = {"FLAT", "THREE"})
    void refusesWhatDoesNotFitAndNothingElse(Shape shape) throws Exception {
        Tree tree = Tree.of(shape);
        for (Kept kept : all(tree, 1_000)) {
            List<UUID> ids = Stream.generate(IDS).limit(20).toList();

            List<Answer> answers = inParallel(
                    kept, ids, id -> session -> session.reserve(id, tree.any(RandomGenerator.getDefault()), 300));

            assertThat(new HashSet<>(answers)).as(kept.schema()).containsOnly(Answer.DONE, Answer.REFUSED);
            assertThat(answers.stream().filter(Answer.DONE::equals)).hasSize(3);
            assertThat(sum(kept, "reserved_micros", "FROM %s.budget WHERE cardinality(path) = 1"))
                    .isEqualTo(900);
            assertThat(count(kept, "FROM %s.entry")).isEqualTo(3);
            kept.peer().close();
        }
    }

    @Test
    void doesOnceWhatIsAskedTwice() throws Exception {
        Tree tree = Tree.of(Shape.FLAT);
        for (Kept kept : all(tree, Tree.AMPLE_MICROS)) {
            UUID id = IDS.get();
            try (Session session = kept.peer().connect()) {
                assertThat(session.reserve(id, tree.root(), 500)).isEqualTo(Answer.DONE);
                assertThat(session.reserve(id, tree.root(), 500)).isEqualTo(Answer.REPLAYED);
                assertThat(session.settle(id, 400)).isEqualTo(Answer.DONE);
                assertThat(session.settle(id, 400)).isEqualTo(Answer.REPLAYED);
            }
            assertThat(sum(kept, "spent_micros", "FROM %s.budget")).isEqualTo(400);
            kept.peer().close();
        }
    }

    @Test
    void sharesOneLedgerAmongReplicas() throws Exception {
        Tree tree = Tree.of(Shape.TWO);
        Shipped.migrate(database);
        Shipped.create(database, tree, Tree.AMPLE_MICROS);
        try (Shipped shipped = Shipped.open("four", database, 4)) {
            new Pairs(shipped, tree, CLIENTS, Pace.AtOnce::new, database).measure(SHORT);
        }

        assertThat(database.ask("SELECT count(*) FROM budget.reconcile")).isZero();
    }

    @Test
    void measuresTheBounds() throws Exception {
        assertThat(HotRow.open(database, 2).measure(SHORT).perSecond()).isPositive();
        assertThat(Inserts.open(database, 16, () -> 4).measure(SHORT).perSecond())
                .isPositive();
        assertThat(BareInsert.open(database).measure(SHORT).first().p50()).isPositive();
    }

    private List<Kept> all(Tree tree, long limitMicros) throws Exception {
        Shipped.migrate(database);
        Shipped.create(database, tree, limitMicros);
        return List.of(
                new Kept(Naive.open(database, tree, limitMicros, CLIENTS), "naive"),
                new Kept(DecidedInSql.open(database, tree, limitMicros), "in_sql"),
                new Kept(Shipped.open("shipped", database, 1), "budget"));
    }

    private interface Call {
        Answer on(Session session) throws Exception;
    }

    private static List<Answer> inParallel(Kept kept, List<UUID> ids, Function<UUID, Call> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = ids.stream()
                    .map(id -> threads.submit(() -> {
                        try (Session session = kept.peer().connect()) {
                            return call.apply(id).on(session);
                        }
                    }))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (var one : asked) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private long count(Kept kept, String from) throws Exception {
        return database.ask("SELECT count(*) " + from.formatted(kept.schema()));
    }

    private long sum(Kept kept, String column, String from) throws Exception {
        return database.ask("SELECT coalesce(sum(%s), 0) %s".formatted(column, from.formatted(kept.schema())));
    }
}
