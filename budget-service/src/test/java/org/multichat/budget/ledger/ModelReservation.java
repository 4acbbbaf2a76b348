package org.multichat.budget.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Operation.Reserve;

/** A reservation as the model keeps it. */
final class ModelReservation {

    final Reserve asked;
    final int place;
    final Set<String> corrections = new HashSet<>();

    /** What it has added to each budget in one of its periods: no more than that comes back to that period. */
    private final Map<UUID, Added> added = new HashMap<>();

    String state = "HELD";

    @Nullable
    Long settled;

    long spent;
    long overrun;
    boolean unknown;
    boolean reversed;
    int entries = 1;

    /** How long from when its lease ends: in hours, and of equally long ones the later asked. */
    int leaseHours;

    int leaseAsked;
    boolean leaseIsOver;

    private static final class Added {
        int period;
        long spent;
        long overrun;
    }

    ModelReservation(Reserve asked, int when) {
        this.asked = asked;
        this.place = ModelBudget.place(asked.purpose().modality());
        this.leaseHours = asked.leaseSeconds() / 3_600;
        this.leaseAsked = when;
    }

    boolean isHeld() {
        return state.equals("HELD");
    }

    long cost() {
        return spent + overrun;
    }

    /** A lease never ends earlier than it would have. */
    boolean isLonger(int hours, int when) {
        return leaseIsOver || hours > leaseHours || (hours == leaseHours && when > leaseAsked);
    }

    /** Of a cost, or of money that comes back where negative, what concerns the period that runs. */
    long[] running(ModelBudget budget, long spentMore, long overrunMore) {
        Added so = added.computeIfAbsent(budget.id, _ -> new Added());
        if (so.period != budget.period) {
            so.period = budget.period;
            so.spent = 0;
            so.overrun = 0;
        }
        long spentNow = Math.max(spentMore, -so.spent);
        long overrunNow = Math.max(overrunMore, -so.overrun);
        so.spent += spentNow;
        so.overrun += overrunNow;
        return new long[] {spentNow, overrunNow};
    }

    ModelAnswer answer(String said) {
        return new ModelAnswer(said, state, settled, spent, overrun, unknown, reversed, entries, null);
    }

    ModelAnswer wrongState() {
        return ModelAnswer.refused("wrong-state", state, null);
    }
}
