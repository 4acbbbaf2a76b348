package org.multichat.budget.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/**
 * A few lanes side by side, so that budgets without a common root do not wait for each other. Which lane a call takes
 * is a matter of speed alone: rows are locked in the same order in all of them.
 */
final class Lanes implements AutoCloseable {

    /** Reservations remembered for the lane that their resolution should take; of others it takes the first. */
    private static final int MAX_REMEMBERED = 50_000;

    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> workers = new ArrayList<>();
    private final Foresight foresight;
    private final AtomicReference<@Nullable BudgetId> firstRoot = new AtomicReference<>();

    private final Map<ReservationId, Integer> ofReservation = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ReservationId, Integer> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    Lanes(int count, Supplier<Lane> make, Foresight foresight) {
        this.foresight = foresight;
        for (int i = 0; i < count; i++) {
            Lane lane = make.get();
            lanes.add(lane);
            // A thread of the platform: as a virtual one it would wait for its turn among those who wait for it.
            workers.add(Thread.ofPlatform().daemon().name("ledger-lane-" + i).start(() -> work(lane)));
        }
    }

    /** Never keeps the caller. */
    CompletableFuture<List<Verdict>> submit(List<Operation> operations) {
        return laneFor(operations).submit(operations);
    }

    private Lane laneFor(List<Operation> operations) {
        int number = laneOf(operations.getFirst());
        if (number > 0) {
            remember(operations, number);
        }
        return lanes.get(number);
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
        lanes.forEach(Lane::close);
    }

    private static void work(Lane lane) {
        try {
            lane.work();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first root that is met gets the first lane, where also everything goes whose root is not known. */
    private int laneOf(Operation first) {
        if (lanes.size() == 1) {
            return 0;
        }
        if (first instanceof Reserve reserve) {
            return foresight.rootOf(reserve.budgetId()).map(this::laneOf).orElse(0);
        }
        synchronized (ofReservation) {
            return ofReservation.getOrDefault(first.id(), 0);
        }
    }

    private int laneOf(BudgetId root) {
        firstRoot.compareAndSet(null, root);
        return root.equals(firstRoot.get()) ? 0 : Math.floorMod(root.hashCode(), lanes.size());
    }

    private void remember(List<Operation> operations, int lane) {
        synchronized (ofReservation) {
            operations.forEach(operation -> {
                if (operation instanceof Reserve) {
                    ofReservation.put(operation.id(), lane);
                }
            });
        }
    }
}
