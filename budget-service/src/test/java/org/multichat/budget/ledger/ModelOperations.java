package org.multichat.budget.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Operation.Correct;
import org.multichat.budget.ledger.Operation.Extend;
import org.multichat.budget.ledger.Operation.Release;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Operation.Reverse;
import org.multichat.budget.ledger.Operation.Settle;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/** Operations of all kinds, sensible ones and others, in batches as a lane would put them together. */
final class ModelOperations {

    /** Reservations that are still spoken of. */
    private static final int RECENT = 400;

    private static final int HOUR = 3_600;
    private static final long FOUR_DAYS_MILLIS = 345_600_000;

    private final RandomGenerator random;
    private final List<UUID> budgets;
    private final List<Reserve> recent = new ArrayList<>();

    ModelOperations(RandomGenerator random, List<UUID> budgets) {
        this.random = random;
        this.budgets = budgets;
    }

    /** No call speaks of what an earlier call of the batch reserves: a lane sees to that. */
    List<List<Operation>> batch() {
        int size = 1 + random.nextInt(oneIn(3) ? 1 : oneIn(2) ? 10 : 60);
        Set<ReservationId> reserved = new HashSet<>();
        List<List<Operation>> calls = new ArrayList<>();
        while (calls.size() < size) {
            List<Operation> call = call();
            if (call.stream().noneMatch(one -> reserved.contains(one.id()))) {
                calls.add(call);
                Decisions.reservesOf(call).forEach(one -> reserved.add(one.id()));
            }
        }
        return calls;
    }

    private List<Operation> call() {
        List<Operation> call = new ArrayList<>();
        int size = oneIn(3) ? 1 + random.nextInt(4) : 1;
        for (int i = 0; i < size; i++) {
            call.add(operation());
        }
        return call;
    }

    private Operation operation() {
        if (recent.isEmpty() || oneIn(3)) {
            return fresh();
        }
        Reserve reserve = recent.get(random.nextInt(recent.size()));
        ReservationId id = oneIn(100) ? Ids.at(Instant.now().toEpochMilli(), random) : reserve.id();
        return switch (random.nextInt(16)) {
            case 0, 1 -> new Release(id);
            case 2, 3 -> new Extend(id, (1 + random.nextInt(12)) * HOUR);
            case 4, 5 -> new Correct(id, random.nextInt(1_500), "reason " + random.nextInt(3));
            case 6 -> new Reverse(id, "taken back");
            case 7, 8 -> reserve;
            case 9 -> another(reserve);
            default -> new Settle(id, actual(reserve));
        };
    }

    private long actual(Reserve reserve) {
        return switch (random.nextInt(4)) {
            case 0 -> oneIn(3) ? 0 : reserve.amountMicros();
            case 1 -> reserve.amountMicros() + random.nextInt(800);
            default -> random.nextLong(reserve.amountMicros() + 1);
        };
    }

    private Reserve fresh() {
        long now = Instant.now().toEpochMilli();
        ReservationId id = Ids.at(oneIn(200) ? now - FOUR_DAYS_MILLIS : now, random);
        UUID budget = oneIn(200) ? new UUID(7, 7) : budgets.get(random.nextInt(budgets.size()));
        Reserve fresh = new Reserve(
                id,
                new BudgetId(budget),
                1 + random.nextInt(oneIn(4) ? 1_000 : 100),
                (1 + random.nextInt(8)) * HOUR,
                random.nextBoolean(),
                new Purpose(new UUID(1, random.nextInt(100)), "generation", modality(), "local", null, null));
        recent.add(fresh);
        if (recent.size() > RECENT) {
            recent.remove(random.nextInt(RECENT / 2));
        }
        return fresh;
    }

    private static Reserve another(Reserve reserve) {
        return new Reserve(
                reserve.id(),
                reserve.budgetId(),
                reserve.amountMicros(),
                reserve.leaseSeconds(),
                !reserve.dispatched(),
                reserve.purpose());
    }

    private @Nullable String modality() {
        return oneIn(4) ? (oneIn(2) ? null : "TEXT") : ModelBudget.PARTS.get(random.nextInt(ModelBudget.PARTS.size()));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
