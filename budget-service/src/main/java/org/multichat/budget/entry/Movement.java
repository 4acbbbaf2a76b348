package org.multichat.budget.entry;

import org.multichat.budget.money.Money;

/** How much more, or less where negative, is reserved, spent and overrun: by one entry, at every budget of a path. */
public record Movement(Money reserved, Money spent, Money overrun) {

    public static final Movement NONE = new Movement(Money.ZERO, Money.ZERO, Money.ZERO);

    public static Movement reserving(Money amount) {
        return new Movement(amount, Money.ZERO, Money.ZERO);
    }

    /** What was held is no longer; some of it, or nothing, has been spent. */
    public static Movement resolving(Money held, Money spent) {
        return new Movement(held.negated(), spent, Money.ZERO);
    }

    public static Movement costing(Money spent, Money overrun) {
        return new Movement(Money.ZERO, spent, overrun);
    }

    public Movement plus(Movement other) {
        return new Movement(reserved.plus(other.reserved), spent.plus(other.spent), overrun.plus(other.overrun));
    }

    public Movement minus(Movement other) {
        return new Movement(reserved.minus(other.reserved), spent.minus(other.spent), overrun.minus(other.overrun));
    }
}
