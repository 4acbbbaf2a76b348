package org.multichat.budget.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.ledger.Verdict.Replayed;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationAnswer;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.kit.problem.Problem;

/**
 * What came of one operation, as it is told.
 *
 * @param reservation as it stands now; absent where refused
 * @param problem absent where not refused
 */
@Schema(
        name = "OperationResult",
        requiredProperties = {"id", "type", "outcome"})
record OperationResult(
        ReservationId id,
        String type,
        Outcome outcome,
        @Nullable ReservationAnswer reservation,
        @Nullable Problem problem) {

    enum Outcome {
        DONE,
        REPLAYED,
        REFUSED
    }

    static OperationResult of(Operation asked, Verdict verdict) {
        return switch (verdict) {
            case Done(Reservation reservation) -> stands(asked, Outcome.DONE, reservation);
            case Replayed(Reservation reservation) -> stands(asked, Outcome.REPLAYED, reservation);
            case Refused(Problem problem) ->
                new OperationResult(asked.id(), asked.type(), Outcome.REFUSED, null, problem);
        };
    }

    private static OperationResult stands(Operation asked, Outcome outcome, Reservation reservation) {
        return new OperationResult(asked.id(), asked.type(), outcome, ReservationAnswer.of(reservation), null);
    }
}
