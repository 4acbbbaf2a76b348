package org.multichat.budget.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void line16_tenThousandTimesFourCentsIsFourHundredDollarsExactly() {
        Money sum = Money.ZERO;
        for (int i = 0; i < 10_000; i++) {
            sum = sum.plus(new Money(40_000));
        }

        assertThat(sum).isEqualTo(new Money(400_000_000));
        assertThat(sum).hasToString("400.000000");
    }

    @Test
    void whatDoesNotFitIsAnExceptionAndNotAnotherAmount() {
        Money most = new Money(Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(new Money(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.negated().minus(new Money(2))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aMillionDollarsMillionsOfTimesStayBelowTheHighestLimit() {
        assertThat(Math.multiplyExact(Money.MAX_AMOUNT.micros(), 1_000_000L)).isEqualTo(Money.MAX_LIMIT.micros());
        assertThat(Money.MAX_LIMIT.plus(Money.MAX_LIMIT).plus(Money.MAX_AMOUNT).isPositive())
                .isTrue();
    }

    @Test
    void comparesAndIsReadAsDollars() {
        assertThat(new Money(5).min(new Money(3))).isEqualTo(new Money(3));
        assertThat(new Money(-5).orZero()).isEqualTo(Money.ZERO);
        assertThat(new Money(3)).isLessThan(new Money(5));
        assertThat(new Money(-40_000)).hasToString("-0.040000");
        assertThat(Money.ZERO.isPositive() || Money.ZERO.isNegative()).isFalse();
    }
}
