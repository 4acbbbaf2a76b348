package org.multichat.budget.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Operation.Correct;
import org.multichat.budget.ledger.Operation.Extend;
import org.multichat.budget.ledger.Operation.Release;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Operation.Reverse;
import org.multichat.budget.ledger.Operation.Settle;
import org.multichat.budget.reservation.ReservationId;

/**
 * What the ledger promises, written down a second time in the plainest way: numbers in maps, one operation after the
 * other. Nothing of the ledger's own policy is used.
 */
final class LedgerModel {

    private static final Duration ID_AGE_MAX = Duration.ofHours(24);

    private final Map<UUID, ModelBudget> budgets = new LinkedHashMap<>();
    private final Map<ReservationId, ModelReservation> reservations = new LinkedHashMap<>();
    private int batches;

    void add(ModelBudget budget) {
        budgets.put(budget.id, budget);
    }

    Collection<ModelBudget> budgets() {
        return budgets.values();
    }

    Map<ReservationId, ModelReservation> reservations() {
        return reservations;
    }

    /** One batch: the resolutions of all calls first, then the reserves, call by call. */
    List<List<ModelAnswer>> apply(List<List<Operation>> calls, Instant now) {
        batches++;
        budgets.values().forEach(budget -> budget.renewIfOver(now));
        List<List<@Nullable ModelAnswer>> answers = new ArrayList<>();
        for (List<Operation> call : calls) {
            List<@Nullable ModelAnswer> resolved = new ArrayList<>();
            for (Operation operation : call) {
                resolved.add(operation instanceof Reserve ? null : resolve(operation));
            }
            answers.add(resolved);
        }
        List<List<ModelAnswer>> all = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            all.add(reserve(calls.get(i), answers.get(i), now));
        }
        return all;
    }

    private ModelAnswer resolve(Operation operation) {
        ModelReservation known = reservations.get(operation.id());
        if (known == null) {
            return ModelAnswer.refused("reservation-unknown", null, null);
        }
        return switch (operation) {
            case Settle settle -> settle(known, settle.actualMicros());
            case Release _ -> release(known);
            case Extend extend -> extend(known, extend.leaseSeconds() / 3_600);
            case Correct correct -> correct(known, correct.actualMicros(), correct.reason());
            case Reverse _ -> reverse(known);
            case Reserve _ -> throw new IllegalArgumentException();
        };
    }

    private ModelAnswer settle(ModelReservation known, long actual) {
        if (known.isHeld()) {
            long held = known.asked.amountMicros();
            close(known, "SETTLED", Math.min(actual, held));
            known.settled = actual;
            if (actual > held) {
                costs(known, actual);
            }
            return known.answer("DONE");
        }
        if (known.state.equals("EXPIRED") && known.settled == null) {
            return settleLate(known, actual);
        }
        return known.state.equals("RELEASED") ? known.wrongState() : known.answer("REPLAYED");
    }

    private ModelAnswer settleLate(ModelReservation known, long actual) {
        known.settled = actual;
        known.unknown = false;
        if (known.reversed) {
            known.entries++;
        } else {
            costs(known, actual);
        }
        return known.answer("DONE");
    }

    private ModelAnswer release(ModelReservation known) {
        if (known.isHeld()) {
            close(known, "RELEASED", 0);
            return known.answer("DONE");
        }
        boolean isUnsettled = known.state.equals("EXPIRED") && known.settled == null;
        if (isUnsettled && known.asked.dispatched()) {
            return settleLate(known, 0);
        }
        boolean hasCost = known.settled != null && known.settled > 0;
        boolean isReleased = known.state.equals("RELEASED") || (known.state.equals("EXPIRED") && !hasCost);
        return isReleased ? known.answer("REPLAYED") : known.wrongState();
    }

    private ModelAnswer extend(ModelReservation known, int hours) {
        if (!known.isHeld()) {
            return known.wrongState();
        }
        if (!known.isLonger(hours, batches)) {
            return known.answer("REPLAYED");
        }
        known.leaseHours = hours;
        known.leaseAsked = batches;
        known.leaseIsOver = false;
        return known.answer("DONE");
    }

    private ModelAnswer correct(ModelReservation known, long actual, String reason) {
        String key = actual + " " + reason;
        if (known.corrections.contains(key)) {
            return known.answer("REPLAYED");
        }
        if (known.isHeld() || known.reversed) {
            return known.wrongState();
        }
        known.corrections.add(key);
        known.unknown = false;
        costs(known, actual);
        return known.answer("DONE");
    }

    private ModelAnswer reverse(ModelReservation known) {
        if (known.reversed) {
            return known.answer("REPLAYED");
        }
        if (known.isHeld() || (known.state.equals("RELEASED") && known.cost() == 0)) {
            return known.wrongState();
        }
        known.reversed = true;
        known.unknown = false;
        known.entries++;
        moveCost(known, -known.spent, -known.overrun);
        return known.answer("DONE");
    }

    /** The lease has ended and somebody looks. */
    void sweep(Instant now) {
        budgets.values().forEach(budget -> budget.renewIfOver(now));
        for (ModelReservation known : reservations.values()) {
            if (known.isHeld() && known.leaseIsOver) {
                boolean captured = known.asked.dispatched();
                close(known, "EXPIRED", captured ? known.asked.amountMicros() : 0);
                known.unknown = captured;
            }
        }
    }

    private void close(ModelReservation known, String state, long spent) {
        for (ModelBudget level : path(known)) {
            hold(level, known, -known.asked.amountMicros());
        }
        known.state = state;
        known.entries++;
        moveCost(known, spent, 0);
    }

    /** More takes what is free everywhere and is overrun beyond; less gives the overrun back first. */
    private void costs(ModelReservation known, long cost) {
        long more = cost - known.cost();
        known.entries++;
        if (more < 0) {
            long fromOverrun = Math.min(-more, known.overrun);
            moveCost(known, more + fromOverrun, -fromOverrun);
        } else {
            Long free = free(path(known), known.place);
            long fits = free == null ? more : Math.min(more, free);
            moveCost(known, fits, more - fits);
        }
    }

    private void moveCost(ModelReservation known, long spent, long overrun) {
        known.spent += spent;
        known.overrun += overrun;
        for (ModelBudget level : path(known)) {
            long[] running = known.running(level, spent, overrun);
            level.spent[ModelBudget.EVERYTHING] += running[0];
            level.closed[ModelBudget.EVERYTHING] += spent - running[0];
            if (known.place > 0) {
                level.spent[known.place] += running[0];
                level.closed[known.place] += spent - running[0];
            }
            level.overrun += running[1];
            level.closedOverrun += overrun - running[1];
        }
    }

    private static void hold(ModelBudget level, ModelReservation known, long amount) {
        level.reserved[ModelBudget.EVERYTHING] += amount;
        if (known.place > 0) {
            level.reserved[known.place] += amount;
        }
    }

    private List<ModelAnswer> reserve(List<Operation> call, List<@Nullable ModelAnswer> resolved, Instant now) {
        var together = new ModelCall(this, now);
        for (Operation operation : call) {
            if (operation instanceof Reserve reserve) {
                together.ask(reserve);
            }
        }
        List<ModelAnswer> answers = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            ModelAnswer known = resolved.get(i);
            answers.add(known == null ? together.answer((Reserve) call.get(i)) : known);
        }
        return answers;
    }

    void grant(Reserve asked) {
        ModelReservation granted = new ModelReservation(asked, batches);
        reservations.put(asked.id(), granted);
        for (ModelBudget level : path(granted)) {
            hold(level, granted, asked.amountMicros());
        }
    }

    boolean isTooOld(ReservationId id, Instant now) {
        return id.time().isBefore(now.minus(ID_AGE_MAX));
    }

    @Nullable
    ModelBudget budget(UUID id) {
        return budgets.get(id);
    }

    private List<ModelBudget> path(ModelReservation known) {
        return path(Objects.requireNonNull(budgets.get(known.asked.budgetId().value())));
    }

    List<ModelBudget> path(ModelBudget budget) {
        return budget.path.stream()
                .map(id -> Objects.requireNonNull(budgets.get(id)))
                .toList();
    }

    static @Nullable Long free(List<ModelBudget> path, int place) {
        Long least = null;
        for (ModelBudget level : path) {
            for (int each : ModelBudget.placesOf(place)) {
                Long free = level.free(each);
                if (free != null && (least == null || free < least)) {
                    least = free;
                }
            }
        }
        return least;
    }
}
