package org.multichat.budget.ledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.money.Money;
import org.multichat.budget.tree.BudgetId;

/**
 * What one budget of a path has, spends and holds.
 *
 * @param path this budget first, its root last
 * @param limit absent: this budget does not bind
 */
record Balance(BudgetId id, List<BudgetId> path, @Nullable Money limit, Money reserved, Money spent, Money overrun) {

    /** What is left of the limit, nothing where more than that has gone; absent where this budget does not bind. */
    Optional<Money> headroom() {
        return limit == null
                ? Optional.empty()
                : Optional.of(limit.minus(spent).minus(reserved).orZero());
    }

    /** Whether this much can be reserved now. */
    boolean fits(Money amount) {
        return limit == null || !spent.plus(reserved).plus(amount).isMoreThan(limit);
    }

    /** Whether this much could be reserved if nothing else were. */
    boolean wouldFitAlone(Money amount) {
        return limit == null || !spent.plus(amount).isMoreThan(limit);
    }

    Balance moved(Movement by) {
        return new Balance(
                id, path, limit, reserved.plus(by.reserved()), spent.plus(by.spent()), overrun.plus(by.overrun()));
    }
}
