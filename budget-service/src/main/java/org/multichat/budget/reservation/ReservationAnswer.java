package org.multichat.budget.reservation;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;
import org.multichat.budget.tree.BudgetId;

/**
 * A reservation as it is told.
 *
 * @param settledMicros what its client said it cost; absent until then
 * @param costMicros what stands as spent for it now, with corrections, reversal and overrun
 * @param unknown captured because its lease ended; nobody has yet said what it really cost
 */
@Schema(
        name = "Reservation",
        requiredProperties = {
            "id",
            "budgetId",
            "state",
            "amountMicros",
            "costMicros",
            "unknown",
            "reversed",
            "dispatched",
            "purpose",
            "createdAt",
            "expiresAt"
        })
public record ReservationAnswer(
        ReservationId id,
        BudgetId budgetId,
        ReservationState state,
        long amountMicros,
        @Nullable Long settledMicros,
        long costMicros,
        boolean unknown,
        boolean reversed,
        boolean dispatched,
        Purpose purpose,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant resolvedAt) {

    public static ReservationAnswer of(Reservation reservation) {
        Hold hold = reservation.hold();
        Standing standing = reservation.standing();
        Money settled = standing.settled();
        return new ReservationAnswer(
                hold.id(),
                hold.budgetId(),
                standing.state(),
                hold.amount().micros(),
                settled == null ? null : settled.micros(),
                standing.cost().micros(),
                standing.unknown(),
                standing.reversed(),
                hold.dispatched(),
                hold.purpose(),
                hold.createdAt(),
                standing.expiresAt(),
                standing.resolvedAt());
    }
}
