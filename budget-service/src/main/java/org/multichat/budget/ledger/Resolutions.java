package org.multichat.budget.ledger;

import java.time.Duration;
import java.time.Instant;
import org.multichat.budget.entry.EntryKind;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.ledger.Books.Reason;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Replayed;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.Hold;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationState;
import org.multichat.budget.reservation.Standing;

/** What becomes of a reservation, decided on the books. The first resolution stands; asking again moves nothing. */
final class Resolutions {

    private static final String AFTER_LEASE = "settled after its lease";

    private final Books books;

    Resolutions(Books books) {
        this.books = books;
    }

    Verdict settle(Reservation held, Operation.Settle asked) {
        return switch (held.state()) {
            case HELD -> new Done(settleHeld(held, asked.actual()));
            case SETTLED -> new Replayed(held);
            case RELEASED -> Refusals.wrongState(held, asked.type());
            case EXPIRED ->
                held.standing().settled() == null ? new Done(settleLate(held, asked.actual())) : new Replayed(held);
        };
    }

    Verdict release(Reservation held, Operation.Release asked) {
        return switch (held.state()) {
            case HELD ->
                new Done(books.post(
                        held.with(held.standing().resolved(ReservationState.RELEASED, books.now())),
                        EntryKind.RELEASE,
                        Movement.resolving(held.hold().amount(), Money.ZERO)));
            case RELEASED -> new Replayed(held);
            case SETTLED -> Refusals.wrongState(held, asked.type());
            case EXPIRED -> releaseLate(held, asked);
        };
    }

    Verdict extend(Reservation held, Operation.Extend asked) {
        if (held.state() != ReservationState.HELD) {
            return Refusals.wrongState(held, asked.type());
        }
        Instant end = books.now().plus(Duration.ofSeconds(asked.leaseSeconds()));
        return end.isAfter(held.standing().expiresAt())
                ? new Done(books.note(held.with(held.standing().expiringAt(end))))
                : new Replayed(held);
    }

    Verdict correct(Reservation resolved, Operation.Correct asked) {
        if (books.hasCorrection(resolved.id(), asked.hash())) {
            return new Replayed(resolved);
        }
        if (resolved.state() == ReservationState.HELD || resolved.standing().reversed()) {
            return Refusals.wrongState(resolved, asked.type());
        }
        return new Done(books.post(
                resolved.with(resolved.standing().withUnknown(false)),
                EntryKind.CORRECT,
                toCost(resolved, asked.actual()),
                new Reason(asked.reason(), asked.hash())));
    }

    Verdict reverse(Reservation resolved, Operation.Reverse asked) {
        Standing standing = resolved.standing();
        if (standing.reversed()) {
            return new Replayed(resolved);
        }
        boolean nothingToTakeBack = standing.state() == ReservationState.RELEASED
                && !standing.cost().isPositive();
        if (standing.state() == ReservationState.HELD || nothingToTakeBack) {
            return Refusals.wrongState(resolved, asked.type());
        }
        return new Done(books.post(
                resolved.with(standing.takenBack()),
                EntryKind.REVERSE,
                Movement.costing(standing.spent().negated(), standing.overrun().negated()),
                Reason.of(asked.reason())));
    }

    /**
     * The lease has ended. What was never dispatched cannot cost anything and is released; what was may be charged even
     * now, so it is captured whole and flagged until somebody knows.
     */
    Reservation expire(Reservation held) {
        boolean captured = held.hold().dispatched();
        Money amount = held.hold().amount();
        return books.post(
                held.with(held.standing()
                        .resolved(ReservationState.EXPIRED, books.now())
                        .withUnknown(captured)),
                EntryKind.EXPIRE,
                Movement.resolving(amount, captured ? amount : Money.ZERO),
                Reason.of(captured ? "captured" : "released"));
    }

    private Reservation settleHeld(Reservation held, Money actual) {
        Money amount = held.hold().amount();
        Reservation settled = books.post(
                held.with(held.standing()
                        .resolved(ReservationState.SETTLED, books.now())
                        .settledFor(actual)),
                EntryKind.SETTLE,
                Movement.resolving(amount, actual.min(amount)));
        return actual.isMoreThan(amount) ? books.post(settled, EntryKind.OVERRUN, toCost(settled, actual)) : settled;
    }

    /** The lease had ended, but what is true is true. What an administrator has taken back stays taken back. */
    private Reservation settleLate(Reservation expired, Money actual) {
        return books.post(
                expired.with(expired.standing().settledFor(actual)),
                EntryKind.CORRECT,
                expired.standing().reversed() ? Movement.NONE : toCost(expired, actual),
                Reason.of(AFTER_LEASE));
    }

    private Verdict releaseLate(Reservation expired, Operation.Release asked) {
        Money settled = expired.standing().settled();
        if (settled != null) {
            return settled.isPositive() ? Refusals.wrongState(expired, asked.type()) : new Replayed(expired);
        }
        return expired.hold().dispatched() ? new Done(settleLate(expired, Money.ZERO)) : new Replayed(expired);
    }

    /**
     * The movement that makes a reservation cost this much: more takes what is free at every level and is overrun
     * beyond; less takes back the overrun first.
     */
    private Movement toCost(Reservation reservation, Money cost) {
        Standing standing = reservation.standing();
        Money more = cost.minus(standing.cost());
        if (more.isNegative()) {
            Money fromOverrun = more.negated().min(standing.overrun());
            return Movement.costing(more.plus(fromOverrun), fromOverrun.negated());
        }
        Hold hold = reservation.hold();
        Money fits =
                books.available(hold.budgetId(), hold.modality()).map(more::min).orElse(more);
        return Movement.costing(fits, more.minus(fits));
    }
}
