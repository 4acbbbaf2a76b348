package org.multichat.benchmarks.ledger.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.multichat.benchmarks.ledger.peer.Answer;
import org.multichat.benchmarks.ledger.peer.Session;
import org.multichat.benchmarks.ledger.peer.Tree;
import org.multichat.kit.id.TimeOrderedIds;

/** Reserves, then settles for less, out of any account; whoever gets no answer asks again with the same id. */
public final class PairClient implements Client {

    public static final long RESERVED_MICROS = 1_000;
    public static final long SETTLED_MICROS = 900;

    /** A ledger that does not answer so often is broken, and its figures would say nothing. */
    private static final int MAX_TRIES = 100;

    private static final TimeOrderedIds IDS = new TimeOrderedIds();

    private final Session session;
    private final Tree tree;
    private final RandomGenerator random = new SplittableRandom();

    public PairClient(Session session, Tree tree) {
        this.session = session;
        this.tree = tree;
    }

    @Override
    public void once(long began, Tally tally) throws Exception {
        UUID id = IDS.get();
        UUID budget = tree.any(random);
        mustBeDone(tally, () -> session.reserve(id, budget, RESERVED_MICROS));
        long reserved = System.nanoTime();
        mustBeDone(tally, () -> session.settle(id, SETTLED_MICROS));
        tally.pair(began, reserved, System.nanoTime());
    }

    @Override
    public void close() throws IOException, SQLException {
        session.close();
    }

    private static void mustBeDone(Tally tally, Callable<Answer> operation) throws Exception {
        for (int tries = 1; tries <= MAX_TRIES; tries++) {
            Answer answer = operation.call();
            switch (answer) {
                case DONE -> {
                    return;
                }
                case REPLAYED -> {
                    if (tries > 1) {
                        return;
                    }
                    throw new IllegalStateException("asked for the first time, answered as if asked before");
                }
                case REFUSED -> throw new IllegalStateException("refused, although it fits");
                case UNAVAILABLE -> tally.again();
            }
        }
        throw new IllegalStateException("no answer after %d tries".formatted(MAX_TRIES));
    }
}
