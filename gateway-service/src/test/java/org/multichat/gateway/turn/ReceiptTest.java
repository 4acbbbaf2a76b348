package org.multichat.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.money.Money;

class ReceiptTest {

    @Test
    void savesWhatWasHeldAndNotUsed() {
        assertThat(receipt(10, 40, false).saved()).isEqualTo(new Money(30));
    }

    @Test
    void savesNothingThatNobodyKnows() {
        assertThat(receipt(40, 40, true).saved()).isEqualTo(Money.ZERO);
        assertThat(receipt(0, 40, true).saved()).isEqualTo(Money.ZERO);
    }

    @Test
    void savesNothingWhereMoreWasUsedThanHeld() {
        assertThat(receipt(50, 40, false).saved()).isEqualTo(Money.ZERO);
    }

    private static Receipt receipt(long total, long held, boolean unknown) {
        return new Receipt(List.of(), new Money(total), new Money(held), Money.CURRENCY, unknown);
    }
}
