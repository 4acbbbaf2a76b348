package org.multichat.budget.reservation;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** Nothing was ever reserved under this id. */
public final class ReservationUnknown extends Refusal {

    public ReservationUnknown(ReservationId id) {
        super(problem(id));
    }

    public static Problem problem(ReservationId id) {
        return Problem.of(
                "reservation-unknown", 404, "There is no such reservation", "Nothing was ever reserved as " + id + ".");
    }
}
