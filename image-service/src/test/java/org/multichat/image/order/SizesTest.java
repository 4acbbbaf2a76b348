package org.multichat.image.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.provider.Options;
import org.multichat.image.media.Pixels;
import org.multichat.kit.problem.Invalid;

class SizesTest {

    private static final Pixels USUAL = new Pixels(512, 512);
    private static final Sizes.Sides FLUX = (Sizes.Sides) Sizes.of("32:256-1440");

    @Test
    void sidesAreTakenAsChosenOrAsUsual() {
        assertThat(FLUX.chosen(Options.NONE, USUAL)).isEqualTo(USUAL);
        assertThat(FLUX.chosen(new Options(Map.of("width", 1440)), USUAL)).isEqualTo(new Pixels(1440, 512));
    }

    @ParameterizedTest
    @CsvSource({"width, 255", "width, 1472", "height, 500", "height, 1441"})
    void aSideThatTheModelCannotMakeIsNamed(String side, int pixels) {
        assertThatThrownBy(() -> FLUX.chosen(new Options(Map.of(side, pixels)), USUAL))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("options." + side);
    }

    @Test
    void bothSidesTogetherHaveALimitToo() {
        Sizes.Sides four = (Sizes.Sides) Sizes.of("16:64-4096:4096-4000000");

        assertThat(four.chosen(new Options(Map.of("width", 2000, "height", 2000)), USUAL)
                        .count())
                .isEqualTo(4_000_000);
        assertThatThrownBy(() -> four.chosen(new Options(Map.of("width", 2016, "height", 2000)), USUAL))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("4,000,000");
    }

    @ParameterizedTest
    @CsvSource({"512, 512, 1:1", "1440, 1080, 4:3", "512, 1024, 9:16", "3000, 1000, 21:9"})
    void theUsualShapeIsTheNearestToTheUsualSize(int width, int height, String ratio) {
        assertThat(((Sizes.Ratios) Sizes.of("ratio")).chosen(Options.NONE, new Pixels(width, height)))
                .isEqualTo(ratio);
    }

    @Test
    void aSettingThatNoPictureCanHaveStopsTheStart() {
        assertThatThrownBy(() -> FLUX.check(new Pixels(500, 512)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("IMAGE_WIDTH");
        assertThatThrownBy(() -> FLUX.check(new Pixels(512, 2048)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("IMAGE_HEIGHT");
    }
}
