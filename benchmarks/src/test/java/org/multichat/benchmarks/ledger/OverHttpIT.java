package org.multichat.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.multichat.benchmarks.ledger.http.BudgetService;
import org.multichat.benchmarks.ledger.http.Nothing;
import org.multichat.benchmarks.ledger.http.OverHttp;
import org.multichat.benchmarks.ledger.load.Figures;
import org.multichat.benchmarks.ledger.load.Pace;
import org.multichat.benchmarks.ledger.load.Pairs;
import org.multichat.benchmarks.ledger.load.Span;
import org.multichat.benchmarks.ledger.peer.Answer;
import org.multichat.benchmarks.ledger.peer.Session;
import org.multichat.benchmarks.ledger.peer.Shape;
import org.multichat.benchmarks.ledger.peer.Tree;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Server;
import org.multichat.benchmarks.postgres.Storage;
import org.multichat.kit.id.TimeOrderedIds;

/** The lean client says to the packaged service what a real one would, and understands what it answers. */
class OverHttpIT {

    private static final Span SHORT = new Span(Duration.ZERO, Duration.ofSeconds(1));

    @Test
    void asksThePackagedService() throws Exception {
        try (Server server = Server.start(Storage.DISK);
                Database database = server.create("service");
                BudgetService service = BudgetService.start(database, "-Xmx256m")) {
            Tree tree = Tree.of(Shape.FLAT);
            OverHttp http = new OverHttp(service);
            http.create(tree, 1_000_000);
            UUID id = new TimeOrderedIds().get();
            try (Session session = http.connect()) {
                assertThat(session.reserve(id, tree.root(), 1_000_001)).isEqualTo(Answer.REFUSED);
                assertThat(session.reserve(id, tree.root(), 1_000)).isEqualTo(Answer.DONE);
                assertThat(session.reserve(id, tree.root(), 1_000)).isEqualTo(Answer.REPLAYED);
                assertThat(session.settle(id, 900)).isEqualTo(Answer.DONE);
            }

            Figures figures = new Pairs(http, tree, 2, () -> new Pace.Fixed(20), database).measure(SHORT);

            assertThat(figures.perSecond()).isBetween(1.0, 25.0);
            assertThat(new Nothing(service, 2).measure(SHORT).perSecond()).isPositive();
            assertThat(http.reconciles()).isTrue();
        }
    }
}
