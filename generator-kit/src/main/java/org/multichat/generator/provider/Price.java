package org.multichat.generator.provider;

import java.math.BigDecimal;

/** An exact price in dollars, as settings write it, and in the whole millionths that everything reckons in. */
public record Price(long micros) {

    public Price {
        if (micros < 0) {
            throw new IllegalArgumentException("a price is not negative");
        }
    }

    /** {@code 0.04} is 40,000 millionths; anything finer than a millionth is refused rather than rounded. */
    public static Price ofDollars(BigDecimal dollars) {
        return new Price(dollars.movePointRight(6).longValueExact());
    }

    /** {@code $0.040000} */
    @Override
    public String toString() {
        return "$" + BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
