package org.multichat.provider.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private final PriceList shipped = PriceList.of(Optional.empty());

    @Test
    void theShippedListNamesItsDayAndKnowsTheModelsAndTheirEnds() {
        assertThat(shipped.version()).isEqualTo("2026-11-22");
        ModelPrice old = shipped.of("gpt-4o-mini", DAY).orElseThrow();
        assertThat(old.endsOn()).contains(LocalDate.of(2027, 1, 14));
        assertThat(old.successor()).isEqualTo("gpt-6-luna");
        assertThat(shipped.of("gpt-6-luna", DAY)).isPresent();
        assertThat(shipped.of("gpt-6-luna-2026-09-22", DAY)).isEqualTo(shipped.of("gpt-6-luna", DAY));
        assertThat(shipped.of("llama3.2", DAY)).isEmpty();
        assertThat(shipped.of("gpt-6-luna", LocalDate.of(2026, 9, 21)))
                .as("not before its day")
                .isEmpty();
    }

    @Test
    void aCallIsRoundedUpOnce() {
        ModelPrice luna = shipped.of("gpt-6-luna", DAY).orElseThrow();

        assertThat(luna.micros(84, 0, 9)).as("8.4 + 4.5 millionths").isEqualTo(13);
        assertThat(luna.micros(1, 0, 0)).isEqualTo(1);
        assertThat(luna.micros(0, 0, 0)).isZero();
        assertThat(luna.micros(1_000_000, 0, 1_000_000)).isEqualTo(600_000);
        assertThat(luna.micros(1_000_000, 1_000_000, 0))
                .as("all of it seen before")
                .isEqualTo(10_000);
        assertThat(luna.micros(1_000_000, 200_000, 400_000, 0))
                .as("a fifth seen before, two fifths remembered")
                .isEqualTo(40_000 + 2_000 + 50_000);
        assertThat(luna.mostMicros(1_000_000, 0)).isEqualTo(125_000);
    }

    @Test
    void whatMoneyBuysCostsNoMoreThanThatMoney() {
        ModelPrice sol = shipped.of("gpt-6.1-sol", DAY).orElseThrow();
        for (long micros : new long[] {0, 1, 19, 20, 21, 5_000, 40_001}) {
            long tokens = sol.outputTokensFor(micros, 7);
            if (tokens > 0) {
                assertThat(sol.mostMicros(7, tokens)).isLessThanOrEqualTo(micros);
            }
            assertThat(sol.mostMicros(7, tokens + 1)).isGreaterThan(micros);
        }
    }

    @Test
    void aNewPriceHoldsFromItsDayOn() {
        PriceList list =
                PriceList.read(List.of("# version x", "m\t2026-01-01\t2\t1\t4\t-\t-", "m\t2026-12-01\t1\t1\t2\t-\t-"));

        assertThat(list.of("m", DAY).orElseThrow().micros(1_000_000, 0, 0)).isEqualTo(2_000_000);
        assertThat(list.of("m", LocalDate.of(2026, 12, 1)).orElseThrow().micros(1_000_000, 0, 0))
                .isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m\t2026-01-01\t2\t1\t4\t-",
                "m\tyesterday\t2\t1\t4\t-\t-",
                "m\t2026-01-01\tcheap\t1\t4\t-\t-",
                "m\t2026-01-01\t0.0000001\t1\t4\t-\t-"
            })
    void aDamagedLineIsNamed(String line) {
        assertThatThrownBy(() -> PriceList.read(List.of("# version x", line))).hasMessageContaining("line 2");
    }

    @Test
    void aListWithoutAVersionIsNone() {
        assertThatThrownBy(() -> PriceList.read(List.of("m\t2026-01-01\t2\t1\t4\t-\t-")))
                .hasMessageContaining("# version");
    }
}
