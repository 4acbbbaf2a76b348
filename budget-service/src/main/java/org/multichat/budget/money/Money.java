package org.multichat.budget.money;

import java.math.BigDecimal;

/** US dollars in whole millionths, exact or an exception. Negative where it is a change. */
public record Money(long micros) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /**
     * The most one operation may move: a million dollars. Nine million such would have to come together before a sum no
     * longer fits.
     */
    public static final Money MAX_AMOUNT = new Money(1_000_000_000_000L);

    /** The highest limit: a million times that, far enough below what a long holds for any sum against a limit. */
    public static final Money MAX_LIMIT = new Money(1_000_000_000_000_000_000L);

    private static final int DECIMALS = 6;

    public Money plus(Money other) {
        return new Money(Math.addExact(micros, other.micros));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(micros, other.micros));
    }

    public Money negated() {
        return new Money(Math.negateExact(micros));
    }

    public Money min(Money other) {
        return isMoreThan(other) ? other : this;
    }

    public Money max(Money other) {
        return isMoreThan(other) ? this : other;
    }

    /** This much, or nothing where it is less than nothing. */
    public Money orZero() {
        return isNegative() ? ZERO : this;
    }

    public boolean isNegative() {
        return micros < 0;
    }

    public boolean isPositive() {
        return micros > 0;
    }

    public boolean isMoreThan(Money other) {
        return micros > other.micros;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(micros, other.micros);
    }

    /** In dollars, as a person reads it: {@code 0.040000}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(micros, DECIMALS).toPlainString();
    }
}
