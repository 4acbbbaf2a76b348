package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.newId;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.multichat.budget.ledger.Operation.Correct;
import org.multichat.budget.ledger.Operation.Extend;
import org.multichat.budget.ledger.Operation.Release;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Operation.Reverse;
import org.multichat.budget.ledger.Operation.Settle;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;
import org.multichat.stack.PostgresForTests;

/** Everything at once, near the limits, with duplicates and leases that end: afterwards the books have to be right. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class MixedOperationsTest {

    private static final int THREADS = 50;
    private static final int CALLS_EACH = 25;
    private static final long ROOT_LIMIT = 40_000;
    private static final long TEAM_LIMIT = 25_000;
    private static final long LEAF_LIMIT = 9_000;

    @Inject
    Ledger ledger;

    @Inject
    AgroalDataSource database;

    @Inject
    MeterRegistry registry;

    @Test
    void fiftyThreadsOfEverythingLeaveTheBooksRight() throws Exception {
        UUID root = budgetOf(ROOT_LIMIT);
        List<UUID> all = new ArrayList<>(List.of(root));
        List<UUID> leaves = new ArrayList<>();
        for (int team = 0; team < 2; team++) {
            UUID middle = budget(TEAM_LIMIT, root);
            all.add(middle);
            for (int leaf = 0; leaf < 3; leaf++) {
                leaves.add(budget(LEAF_LIMIT, middle));
            }
        }
        all.addAll(leaves);
        double faultsBefore = faults();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                running.add(threads.submit(() -> workOn(leaves, random)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }

        assertReconciled();
        for (UUID each : all) {
            var told = budget(each);
            assertThat(told.getLong("spentMicros") + told.getLong("reservedMicros"))
                    .isLessThanOrEqualTo(told.getLong("limitMicros"));
        }
        assertThat(faults()).as("deadlocks, CHECK hits and whatever else").isEqualTo(faultsBefore);
        endAllLeases();
        while (ledger.sweep() > 0) {
            // The next piece.
        }
        assertThat(budget(root).getLong("reservedMicros")).isZero();
        assertReconciled();
    }

    private Void workOn(List<UUID> leaves, RandomGenerator random) throws SQLException {
        List<ReservationId> mine = new ArrayList<>();
        for (int call = 0; call < CALLS_EACH; call++) {
            List<Operation> operations = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                operations.add(operation(leaves, mine, random));
            }
            PatientClient client = new PatientClient(ledger);
            List<Verdict> verdicts = client.apply(operations);
            if (random.nextInt(10) == 0) {
                assertThat(client.apply(operations)).hasSameSizeAs(verdicts);
            }
            if (random.nextInt(20) == 0 && !mine.isEmpty()) {
                endLeaseOf(mine.getLast());
            }
        }
        return null;
    }

    private static Operation operation(List<UUID> leaves, List<ReservationId> mine, RandomGenerator random) {
        if (mine.isEmpty() || random.nextInt(3) == 0) {
            ReservationId id = new ReservationId(newId());
            mine.add(id);
            BudgetId leaf = new BudgetId(leaves.get(random.nextInt(leaves.size())));
            Purpose purpose = new Purpose(new UUID(1, 1), "generation", "SONG", "local", null, null);
            return new Reserve(id, leaf, 1 + random.nextInt(2_000), 600, random.nextBoolean(), purpose);
        }
        ReservationId id = mine.get(random.nextInt(mine.size()));
        return switch (random.nextInt(8)) {
            case 0 -> new Release(id);
            case 1 -> new Extend(id, 1 + random.nextInt(3_600));
            case 2 -> new Correct(id, random.nextInt(2_500), "reason " + random.nextInt(3));
            case 3 -> new Reverse(id, "taken back");
            default -> new Settle(id, random.nextInt(2_500));
        };
    }

    private void endLeaseOf(ReservationId id) throws SQLException {
        execute("UPDATE budget.reservation SET expires_at = now() - interval '1 second' WHERE id = '" + id + "'");
        ledger.sweep();
    }

    private void endAllLeases() throws SQLException {
        execute("UPDATE budget.reservation SET expires_at = now() - interval '1 second' WHERE state = 'HELD'");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private double faults() {
        return registry.find("ledger.faults").counters().stream()
                .filter(counter -> !"busy".equals(counter.getId().getTag("fault")))
                .mapToDouble(Counter::count)
                .sum();
    }
}
