package org.multichat.budget.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.multichat.budget.ledger.Balance.Limit;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Operation.Settle;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.tree.BudgetId;

/** A sound store that is asked in a wrong way. */
final class BuggyStore implements Store {

    private final Store sound;
    private final SimulatedDatabase database;
    private final PlantedBug bug;

    BuggyStore(Store sound, SimulatedDatabase database, PlantedBug bug) {
        this.sound = sound;
        this.database = database;
        this.bug = bug;
    }

    @Override
    public List<List<Verdict>> apply(List<List<Operation>> calls) {
        return switch (bug) {
            case PAIR_GRANTED_BY_HALVES -> calls.stream().map(this::byHalves).toList();
            case LATER_CALL_FIRST -> sound.apply(calls.reversed()).reversed();
            case REPLAY_REFUSED_WHEN_FULL ->
                calls.stream().map(this::headroomFirst).toList();
            case OVERRUN_SWALLOWED ->
                sound.apply(calls.stream().map(this::swallowing).toList());
            default -> sound.apply(calls);
        };
    }

    private List<Verdict> byHalves(List<Operation> call) {
        List<Verdict> verdicts = new ArrayList<>();
        call.forEach(one -> verdicts.addAll(sound.apply(List.of(List.of(one))).getFirst()));
        return verdicts;
    }

    private List<Verdict> headroomFirst(List<Operation> call) {
        if (call.size() == 1 && call.getFirst() instanceof Reserve reserve) {
            Optional<Limit> full = full(reserve);
            if (full.isPresent()) {
                return List.of(Refusals.held(full.get(), reserve.amount(), reserve.amount()));
            }
        }
        return sound.apply(List.of(call)).getFirst();
    }

    private Optional<Limit> full(Reserve reserve) {
        return Optional.ofNullable(database.budgets.get(reserve.budgetId()))
                .flatMap(leaf -> leaf.path.stream()
                        .map(level -> database.budget(level).balance())
                        .flatMap(balance -> balance.limits(reserve.modality()))
                        .filter(limit -> !limit.allowance().fits(reserve.amount()))
                        .findFirst());
    }

    private List<Operation> swallowing(List<Operation> call) {
        return call.stream()
                .map(one -> one instanceof Settle settle ? swallowing(settle) : one)
                .toList();
    }

    private Operation swallowing(Settle settle) {
        long held = database.reservation(settle.id())
                .map(reservation -> reservation.hold().amount().micros())
                .orElse(Long.MAX_VALUE);
        return new Settle(settle.id(), Math.min(held, settle.actualMicros()));
    }

    @Override
    public List<Reservation> sweep(int most) {
        return sound.sweep(most);
    }

    @Override
    public void renew(Collection<BudgetId> budgets) {
        sound.renew(budgets);
    }
}
