package org.multichat.budget.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Operation.Settle;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.ledger.Verdict.Replayed;
import org.multichat.budget.reservation.Hold;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.reservation.Standing;
import org.multichat.budget.tree.BudgetId;

/** Looks at what a lane asks of its store and at what it is answered, when it is answered. */
final class WatchedStore implements Store {

    private final Store store;
    private final SimulatedDatabase database;
    private final Findings findings;
    private final long patience;
    private final IdentityHashMap<List<Operation>, Long> came = new IdentityHashMap<>();

    /** What two reserves may both want something of. */
    private record Purse(BudgetId budget, String modality) {

        static Purse of(Reserve reserve) {
            return new Purse(
                    reserve.budgetId(), String.valueOf(reserve.purpose().modality()));
        }
    }

    WatchedStore(Store store, SimulatedDatabase database, Findings findings, long patience) {
        this.store = store;
        this.database = database;
        this.findings = findings;
        this.patience = patience;
    }

    /** The same list will be asked for. */
    void comes(List<Operation> operations) {
        came.put(operations, database.time().nanos());
    }

    void isAnswered(List<Operation> operations) {
        came.remove(operations);
    }

    @Override
    public List<List<Verdict>> apply(List<List<Operation>> calls) {
        findings.saw(calls.size() > 1 ? "batch of many" : "batch of one");
        long now = database.time().nanos();
        Set<ReservationId> known = new HashSet<>();
        for (List<Operation> call : calls) {
            long waited = now - came.getOrDefault(call, now);
            findings.mustHold(waited <= patience, Invariant.LATE_CALLS_ARE_SHED, "begun after", waited, "ns");
            for (Operation operation : call) {
                if (operation instanceof Reserve && database.row(operation.id()) != null) {
                    known.add(operation.id());
                }
            }
        }
        List<List<Verdict>> verdicts = store.apply(calls);
        for (int call = 0; call < calls.size(); call++) {
            check(calls.get(call), verdicts.get(call), known);
        }
        checkOrder(calls, verdicts);
        return verdicts;
    }

    private void check(List<Operation> asked, List<Verdict> verdicts, Set<ReservationId> known) {
        boolean grants = false;
        boolean refuses = false;
        for (int i = 0; i < asked.size(); i++) {
            Operation operation = asked.get(i);
            switch (verdicts.get(i)) {
                case Done(Reservation reservation) -> {
                    findings.saw(operation.type());
                    stands(operation, reservation);
                    isTrue(operation, reservation.standing());
                    grants |= operation instanceof Reserve;
                }
                case Replayed(Reservation reservation) -> {
                    findings.saw("replayed");
                    stands(operation, reservation);
                }
                case Refused refused -> {
                    findings.saw(refused.problem().type());
                    refuses |= operation instanceof Reserve;
                    if (operation instanceof Reserve reserve && known.contains(reserve.id()) && isSame(reserve)) {
                        findings.broken(Invariant.REPLAY_IS_NEVER_REFUSED, reserve, refused);
                    }
                }
            }
        }
        findings.mustHold(!grants || !refuses, Invariant.ALL_OR_NOTHING, asked);
    }

    private void stands(Operation asked, Reservation told) {
        Reservation row = database.row(told.id());
        boolean isThere =
                row != null && row.standing().lastSeq() >= told.standing().lastSeq();
        findings.mustHold(isThere, Invariant.ANSWERED_AFTER_ITS_COMMIT, "nobody sees", told);
        if (isThere && asked instanceof Reserve reserve) {
            findings.mustHold(isSame(reserve), Invariant.OTHER_BODY_IS_REFUSED, asked);
        }
    }

    private boolean isSame(Reserve asked) {
        return database.reservation(asked.id())
                .map(Reservation::hold)
                .filter(hold -> isSame(asked, hold))
                .isPresent();
    }

    private static boolean isSame(Reserve asked, Hold hold) {
        return hold.amount().micros() == asked.amountMicros()
                && hold.budgetId().equals(asked.budgetId())
                && hold.dispatched() == asked.dispatched()
                && hold.purpose().equals(asked.purpose());
    }

    private void isTrue(Operation asked, Standing told) {
        if (asked instanceof Settle settle && !told.reversed()) {
            boolean isBooked =
                    told.cost().equals(settle.actual()) && settle.actual().equals(told.settled());
            if (!isBooked) {
                findings.broken(Invariant.TRUTH_IS_BOOKED, settle.actualMicros(), "became", told);
            }
        }
    }

    private void checkOrder(List<List<Operation>> calls, List<List<Verdict>> verdicts) {
        Map<Purse, Long> refused = new HashMap<>();
        for (int call = 0; call < calls.size(); call++) {
            if (calls.get(call).size() == 1 && calls.get(call).getFirst() instanceof Reserve reserve) {
                Verdict verdict = verdicts.get(call).getFirst();
                Purse purse = Purse.of(reserve);
                if (verdict instanceof Refused(var problem) && problem.more().containsKey("wouldFitMicros")) {
                    refused.merge(purse, reserve.amountMicros(), Math::min);
                } else if (verdict instanceof Done
                        && refused.getOrDefault(purse, Long.MAX_VALUE) <= reserve.amountMicros()) {
                    findings.broken(Invariant.ARRIVAL_ORDER, reserve, "came after", refused.get(purse), "was refused");
                }
            }
        }
    }

    @Override
    public List<Reservation> sweep(int most) {
        List<Reservation> ended = new ArrayList<>(store.sweep(most));
        ended.forEach(one -> findings.mustHold(
                database.row(one.id()) != null, Invariant.ANSWERED_AFTER_ITS_COMMIT, "nobody sees", one));
        return ended;
    }

    @Override
    public void renew(Collection<BudgetId> budgets) {
        store.renew(budgets);
    }
}
