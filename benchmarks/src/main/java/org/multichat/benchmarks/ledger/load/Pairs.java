package org.multichat.benchmarks.ledger.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.multichat.benchmarks.ledger.peer.Peer;
import org.multichat.benchmarks.ledger.peer.Tree;
import org.multichat.benchmarks.postgres.Database;

/** A ledger under a number of clients. */
public record Pairs(Peer peer, Tree tree, int clients, Supplier<Pace> pace, Database database) implements Contender {

    private static final int OPERATIONS_IN_A_PAIR = 2;

    @Override
    public String name() {
        return peer.name();
    }

    @Override
    public Figures measure(Span span) throws Exception {
        Commits commits = new Commits();
        Figures figures = Load.run(clients, pace.get(), span, () -> new PairClient(peer.connect(), tree), commits);
        double operations =
                OPERATIONS_IN_A_PAIR * figures.perSecond() * span.measured().toMillis() / 1_000;
        return figures.withOperationsPerCommit(operations / commits.counted());
    }

    @Override
    public void close() throws IOException, SQLException {
        peer.close();
    }

    /** Every transaction that writes takes one number, so the numbers say how many there were. */
    private final class Commits implements Load.Around {

        private static final String NEXT = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

        private long before;
        private long after;

        @Override
        public void opened() throws SQLException {
            before = database.ask(NEXT);
        }

        @Override
        public void closed() throws SQLException {
            after = database.ask(NEXT);
        }

        long counted() {
            return Math.max(1, after - before);
        }
    }
}
