package org.multichat.budget.ledger;

import org.multichat.budget.reservation.Reservation;
import org.multichat.kit.problem.Problem;

/** What came of one operation. */
sealed interface Verdict {

    record Done(Reservation reservation) implements Verdict {}

    /** It had been done before: nothing moved, and this is how things stand. */
    record Replayed(Reservation reservation) implements Verdict {}

    /** Nothing moved, and this is why. */
    record Refused(Problem problem) implements Verdict {}
}
