package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.multichat.budget.Calls;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Operation.Settle;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Replayed;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/**
 * The ledger on PostgreSQL against {@link LedgerModel}: the same answers, the same balances, operation by operation.
 */
class ModelTest {

    private static final int OPERATIONS =
            Integer.getInteger("model.operations", Boolean.getBoolean("full") ? 300_000 : 100_000);
    /** After so many operations it is tomorrow. */
    private static final int A_DAY = 2_000;

    @Test
    void theLedgerSaysAndKeepsWhatThePlainModelSays() throws SQLException {
        long seed = Long.getLong("model.seed", Long.getLong("seed", 1));
        long start = System.nanoTime();
        try (ModelDatabase database = new ModelDatabase()) {
            ModelRun run = new ModelRun(database, seed);
            for (int day = 1; run.asked() < OPERATIONS; day++) {
                while (run.asked() < Math.min(OPERATIONS, day * A_DAY)) {
                    run.step();
                }
                run.passADay();
            }
            run.compareAll();
            Log.infof(
                    "model: %d operations with seed %d in %d ms",
                    run.asked(),
                    seed,
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
    }

    /** The look that comes before anything is written must see what the replay's companion frees. */
    @Test
    void whatAReplayedCallFreesIsFreeForTheOthersOfItsBatch() throws SQLException {
        try (ModelDatabase database = new ModelDatabase()) {
            ModelBudget budget = new ModelBudget(List.of(new UUID(1, 1)), ZoneOffset.UTC);
            budget.limits[ModelBudget.EVERYTHING] = 100L;
            database.add(budget);
            Reserve first = reserve(budget, 60);
            Reserve second = reserve(budget, 40);
            database.store().apply(List.of(List.of(first), List.of(second)));

            List<List<Verdict>> verdicts = database.store()
                    .apply(List.of(List.of(second, new Settle(first.id(), 0)), List.of(reserve(budget, 50))));

            assertThat(verdicts.getFirst()).first().isInstanceOf(Replayed.class);
            assertThat(verdicts.getLast()).first().isInstanceOf(Done.class);
        }
    }

    private static Reserve reserve(ModelBudget budget, long amount) {
        ReservationId id = new ReservationId(Calls.newId());
        Purpose purpose = new Purpose(new UUID(1, 1), "generation", null, null, null, null);
        return new Reserve(id, new BudgetId(budget.id), amount, 3_600, true, purpose);
    }
}
