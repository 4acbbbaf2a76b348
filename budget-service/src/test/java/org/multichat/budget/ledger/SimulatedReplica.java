package org.multichat.budget.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/** One ledger among several: the real store and real lanes on the database that all of them share. */
final class SimulatedReplica {

    private static final IdWindow WINDOW = new IdWindow(Duration.ofHours(24), Duration.ofMinutes(5));
    private static final int MAX_SWEEPS = 20;

    private final Scenario scenario;
    private final SimulatedDatabase database;
    private final RandomGenerator random;
    private final Findings findings;
    private final Set<ReservationId> poison;
    private Life life;

    /** From a start to a death; whoever waits for a dead one waits in vain. */
    private final class Life {
        final WatchedStore store = watched();
        final List<SimulatedLane> lanes = new ArrayList<>();
        final Set<Object> unanswered = new HashSet<>();
        boolean isOver;

        Life() {
            for (int i = 0; i < scenario.lanes(); i++) {
                lanes.add(new SimulatedLane(store, scenario, database.time(), random, findings));
            }
        }
    }

    SimulatedReplica(
            Scenario scenario,
            SimulatedDatabase database,
            RandomGenerator random,
            Findings findings,
            Set<ReservationId> poison) {
        this.scenario = scenario;
        this.database = database;
        this.random = random;
        this.findings = findings;
        this.poison = poison;
        this.life = new Life();
    }

    private WatchedStore watched() {
        var transactions = new Transactions(new SimulatedConnections(database), Simulation.REGISTRY);
        Store store = new PostgresStore(
                transactions,
                connection -> scenario.bugs().statements(connection, database, poison),
                WINDOW,
                new Foresight(),
                Simulation.METRICS);
        return new WatchedStore(
                scenario.bugs().store(store, database),
                database,
                findings,
                scenario.limits().patience().toNanos());
    }

    boolean isAlive() {
        return !life.isOver;
    }

    /** Whoever asks is told when there is an answer, and never if this one dies before. */
    void ask(List<Operation> operations, int lane, BiConsumer<@Nullable List<Verdict>, @Nullable Throwable> told) {
        Life asked = life;
        List<Operation> own = new ArrayList<>(operations);
        asked.unanswered.add(own);
        asked.store.comes(own);
        CompletableFuture<List<Verdict>> answer;
        try {
            answer = asked.lanes.get(lane % asked.lanes.size()).ask(own);
        } catch (LedgerUnavailable sentAway) {
            answer = CompletableFuture.failedFuture(sentAway);
        }
        var _ = answer.whenComplete((verdicts, failure) -> {
            asked.store.isAnswered(own);
            if (!asked.isOver) {
                asked.unanswered.remove(own);
                told.accept(verdicts, failure);
            }
        });
    }

    void sweep() {
        try {
            int rounds = 0;
            while (!life.isOver
                    && rounds < MAX_SWEEPS
                    && !life.store.sweep(scenario.sweepBatch()).isEmpty()) {
                rounds++;
            }
        } catch (LedgerUnavailable unavailable) {
            // The next second tries again.
        }
    }

    /** Until nothing is left to sweep. */
    void sweepAll() {
        while (!life.store.sweep(scenario.sweepBatch()).isEmpty()) {
            // The next piece.
        }
    }

    void renew() {
        List<BudgetId> over = database.periodOver();
        if (over.isEmpty()) {
            return;
        }
        try {
            life.store.renew(over);
        } catch (LedgerUnavailable unavailable) {
            // The next time tries again.
        }
    }

    void die() {
        life.lanes.forEach(SimulatedLane::die);
        life.isOver = true;
    }

    void start() {
        life = new Life();
    }

    int unanswered() {
        return life.unanswered.size();
    }
}
