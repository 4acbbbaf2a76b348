package org.multichat.budget.ledger;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.Entry;
import org.multichat.budget.entry.EntryKind;
import org.multichat.budget.reservation.Hold;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationState;
import org.multichat.budget.reservation.Standing;

/** One reservation as its entries tell it. */
final class Story {

    final Hold hold;
    Standing last;
    ReservationState state = ReservationState.HELD;
    private final Set<String> corrections = new HashSet<>();
    private boolean reversed;
    private long entries;
    private long spent;
    private long overrun;

    Story(Reservation first) {
        this.hold = first.hold();
        this.last = first.standing();
    }

    /** What is wrong with this as the next entry; null if nothing is. */
    @Nullable
    Invariant take(Entry entry) {
        entries++;
        spent += entry.movement().spent().micros();
        overrun += entry.movement().overrun().micros();
        return switch (entry.kind()) {
            case RESERVE -> entries == 1 ? null : Invariant.ONE_ID_ONE_EFFECT;
            case SETTLE -> resolved(entry, ReservationState.SETTLED);
            case RELEASE -> resolved(entry, ReservationState.RELEASED);
            case EXPIRE -> resolved(entry, ReservationState.EXPIRED);
            case OVERRUN -> last(state == ReservationState.SETTLED);
            case CORRECT -> {
                String hash = entry.requestHash();
                boolean isNew = hash == null || corrections.add(hash);
                yield isNew ? last(state != ReservationState.HELD) : Invariant.ONE_ID_ONE_EFFECT;
            }
            case REVERSE -> {
                boolean isFirst = !reversed;
                reversed = true;
                yield isFirst ? last(state != ReservationState.HELD) : Invariant.ONE_ID_ONE_EFFECT;
            }
        };
    }

    private @Nullable Invariant last(boolean mayBe) {
        return mayBe ? null : Invariant.STATES_ONLY_MOVE_FORWARD;
    }

    private @Nullable Invariant resolved(Entry entry, ReservationState as) {
        boolean isFirst = state == ReservationState.HELD;
        state = as;
        boolean givesBackAll = entry.movement().reserved().equals(hold.amount().negated());
        return isFirst && givesBackAll ? null : Invariant.STATES_ONLY_MOVE_FORWARD;
    }

    boolean endedAsItShould(Entry entry) {
        return entry.kind() != EntryKind.EXPIRE || entry.movement().spent().isPositive() == hold.dispatched();
    }

    boolean proves(Reservation row) {
        Standing standing = row.standing();
        return standing.state() == state
                && standing.lastSeq() == entries
                && standing.spent().micros() == spent
                && standing.overrun().micros() == overrun
                && standing.reversed() == reversed;
    }
}
