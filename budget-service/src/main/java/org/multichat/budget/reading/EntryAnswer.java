package org.multichat.budget.reading;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.EntryKind;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/**
 * An entry as it is told.
 *
 * @param seq counts the entries of one reservation from 1
 * @param budgetId the budget that was reserved from; the entry counts for all above it too
 * @param reason where the kind alone does not say why
 */
@Schema(
        name = "Entry",
        requiredProperties = {
            "reservationId",
            "seq",
            "kind",
            "budgetId",
            "reservedDeltaMicros",
            "spentDeltaMicros",
            "overrunDeltaMicros",
            "at"
        })
record EntryAnswer(
        ReservationId reservationId,
        int seq,
        EntryKind kind,
        BudgetId budgetId,
        long reservedDeltaMicros,
        long spentDeltaMicros,
        long overrunDeltaMicros,
        @Nullable String reason,
        Instant at) {

    static EntryAnswer of(EntryRow row) {
        return new EntryAnswer(
                new ReservationId(row.reservationId),
                row.seq,
                row.kind,
                new BudgetId(row.budgetId),
                row.reservedDeltaMicros,
                row.spentDeltaMicros,
                row.overrunDeltaMicros,
                row.reason,
                row.at);
    }
}
