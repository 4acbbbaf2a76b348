package org.multichat.budget.reading;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/**
 * A call that may have cost something and of which nobody has said what.
 *
 * @param budgetId the budget that was reserved from
 * @param amountMicros what was held, and was taken for spent when the lease ended
 * @param costMicros what stands as spent for it now
 * @param createdAt when the money was set aside, shortly before the provider was called
 * @param capturedAt when the lease ended
 * @param ageSeconds how long ago that is
 */
@Schema(
        name = "UnknownOutcome",
        requiredProperties = {
            "id",
            "budgetId",
            "amountMicros",
            "costMicros",
            "purpose",
            "createdAt",
            "capturedAt",
            "ageSeconds"
        })
record UnknownOutcome(
        ReservationId id,
        BudgetId budgetId,
        long amountMicros,
        long costMicros,
        Purpose purpose,
        Instant createdAt,
        Instant capturedAt,
        long ageSeconds) {}
