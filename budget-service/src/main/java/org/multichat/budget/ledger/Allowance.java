package org.multichat.budget.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.money.Money;

/**
 * A limit and what has gone of it in the period that runs.
 *
 * @param limit absent: it does not bind
 */
record Allowance(@Nullable Money limit, Money reserved, Money spent) {

    static final Allowance UNBOUND = new Allowance(null, Money.ZERO, Money.ZERO);

    /** What is left of the limit, nothing where more than that has gone; absent where it does not bind. */
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

    Allowance moved(Movement by) {
        return new Allowance(limit, reserved.plus(by.reserved()), spent.plus(by.spent()));
    }

    /** In the next period: what is reserved is held against it. */
    Allowance renewed() {
        return new Allowance(limit, reserved, Money.ZERO);
    }
}
