package org.multichat.gateway.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"0, 0.000000", "0.04, 0.040000", "20, 20.000000", "0.000001, 0.000001", "1e3, 1000.000000"})
    void isExactAndWrittenWithSixPlaces(String dollars, String written) {
        assertThat(Money.ofDollars(dollars)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "0.0000001", "1000000001", "much", "", "NaN", "0x10"})
    void refusesWhatIsNoAmount(String dollars) {
        assertThatThrownBy(() -> Money.ofDollars(dollars)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overflowsLoudly() {
        Money most = new Money(Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    }
}
