package org.multichat.budget.reservation;

import java.time.Instant;
import java.util.Optional;
import org.multichat.budget.money.Money;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Modality;

/**
 * What was asked for when a reservation was made; it never changes.
 *
 * @param requestHash tells whether the same id comes again with another body
 * @param dispatched whether the call that costs may already be under way: then an ended lease leaves the outcome
 *     unknown
 */
public record Hold(
        ReservationId id,
        BudgetId budgetId,
        Money amount,
        boolean dispatched,
        Purpose purpose,
        String requestHash,
        Instant createdAt) {

    public Optional<Modality> modality() {
        return Modality.of(purpose.modality());
    }
}
