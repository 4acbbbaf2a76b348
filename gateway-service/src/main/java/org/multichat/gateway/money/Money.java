package org.multichat.gateway.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount of US dollars in whole millionths: exact or an exception. Outside it is a decimal string of six places. */
@Schema(
        type = SchemaType.STRING,
        pattern = "^-?\\d{1,12}\\.\\d{1,6}$",
        description = "US dollars as a decimal string",
        examples = "0.040000")
public record Money(long micros) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);
    public static final String CURRENCY = "USD";
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    /** From {@code "0.04"}; at most six places and a billion dollars, not negative. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Money ofDollars(String dollars) {
        BigDecimal exact;
        try {
            exact = new BigDecimal(dollars);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("has to be US dollars as a decimal string such as \"0.05\"", notANumber);
        }
        if (exact.scale() > 6 || exact.signum() < 0 || exact.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("has to be 0 to 1000000000 US dollars with at most six decimal places");
        }
        return new Money(exact.movePointRight(6).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(micros, other.micros));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(micros, other.micros));
    }

    public boolean isZero() {
        return micros == 0;
    }

    public BigDecimal dollars() {
        return BigDecimal.valueOf(micros, 6);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(micros, other.micros);
    }

    @JsonValue
    @Override
    public String toString() {
        return dollars().toPlainString();
    }
}
