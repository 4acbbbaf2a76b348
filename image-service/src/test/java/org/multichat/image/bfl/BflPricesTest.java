package org.multichat.image.bfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.generator.provider.Price;
import org.multichat.image.media.Pixels;

class BflPricesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");
    private final BflPrices shipped = BflPrices.of(Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "flux-pro-1.1, 512, 512, 40000, 40000",
        "flux.1.1-pro, 1440, 1440, 40000, 40000",
        "flux-pro-1.1-ultra, 1000, 1000, 60000, 60000",
        "flux-2-pro, 512, 512, 30000, 30000",
        "flux-2-pro, 1024, 1024, 30729, 45000",
        "flux-2-pro, 2000, 2000, 75000, 75000",
        "flux-2-klein-4b, 1024, 1024, 14049, 15000"
    })
    void aPictureCostsItsFirstMegapixelAndAStepForEachFurtherOne(
            String model, int width, int height, long price, long most) {
        BflModel listed = shipped.of(model, TODAY).orElseThrow();

        assertThat(listed.price(new Pixels(width, height))).contains(new Price(price));
        assertThat(listed.most(new Pixels(width, height))).contains(new Price(most));
    }

    @Test
    void aNewerPriceHoldsFromItsDayOn() {
        BflPrices list = BflPrices.read(List.of(
                "# version 2026-12", "flux\t-\t2026-01-01\tratio\t4\t-\t24", "flux\t-\t2026-12-01\tratio\t5\t-\t24"));

        assertThat(list.of("flux", TODAY).orElseThrow().first()).isEqualByComparingTo("4");
        assertThat(list.of("flux", LocalDate.parse("2026-12-01")).orElseThrow().first())
                .isEqualByComparingTo("5");
        assertThat(list.of("flux", LocalDate.parse("2025-12-31"))).isEmpty();
    }

    @Test
    void aModelThatIsListedWithoutAPriceHasNone() {
        BflPrices list = BflPrices.read(List.of("# version x", "flux-3-image\t-\t2026-01-01\tratio\t-\t-\t24"));

        assertThat(list.of("flux-3-image", TODAY).orElseThrow().price(new Pixels(512, 512)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flux\t-\t2026-01-01\tratio\t4\t-",
                "flux\t-\tyesterday\tratio\t4\t-\t24",
                "flux\t-\t2026-01-01\tround\t4\t-\t24",
                "flux\t-\t2026-01-01\tratio\t-4\t-\t24"
            })
    void aLineThatCannotBeIsNamedByItsNumber(String line) {
        assertThatThrownBy(() -> BflPrices.read(List.of("# version x", "", line)))
                .hasMessageContaining("line 3 of the price list");
    }
}
