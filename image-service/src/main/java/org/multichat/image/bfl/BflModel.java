package org.multichat.image.bfl;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Price;
import org.multichat.image.media.Pixels;
import org.multichat.image.order.Sizes;

/**
 * What one of their models makes, and for how much.
 *
 * @param also another name for it, as the ancestor's settings have it
 * @param since from when this price holds
 * @param first credits for a picture, or for its first megapixel
 * @param step credits for each further megapixel; none where a picture has one price
 * @param most tasks under way at once that one account is allowed
 */
record BflModel(
        String name,
        @Nullable String also,
        LocalDate since,
        Sizes sizes,
        @Nullable BigDecimal first,
        @Nullable BigDecimal step,
        int most) {

    private static final BigDecimal MICROS_OF_A_CREDIT = BigDecimal.valueOf(10_000);
    private static final BigDecimal PIXELS_OF_A_MEGAPIXEL = BigDecimal.valueOf(1_000_000);
    static final int USUAL_MOST = 24;

    /** One that nobody has listed: it may be asked for where a fixed price is set. */
    static BflModel unlisted(String name) {
        return new BflModel(name, null, LocalDate.MIN, Sizes.of("16:64-4096"), null, null, USUAL_MOST);
    }

    /** A credit is a cent; rounded up to the millionth. */
    static Price priceOf(BigDecimal credits) {
        return new Price(credits.multiply(MICROS_OF_A_CREDIT)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact());
    }

    boolean isFlat() {
        return step == null;
    }

    /** What a picture costs by the list. */
    Optional<Price> price(Pixels size) {
        return credits(megapixels(size)).map(BflModel::priceOf);
    }

    /** The same, should they count every megapixel that was begun as a whole one: nobody says how they round. */
    Optional<Price> most(Pixels size) {
        return credits(megapixels(size).setScale(0, RoundingMode.CEILING)).map(BflModel::priceOf);
    }

    private Optional<BigDecimal> credits(BigDecimal megapixels) {
        if (first == null || step == null) {
            return Optional.ofNullable(first);
        }
        return Optional.of(
                first.add(step.multiply(megapixels.subtract(BigDecimal.ONE).max(BigDecimal.ZERO))));
    }

    private static BigDecimal megapixels(Pixels size) {
        return BigDecimal.valueOf(size.count()).divide(PIXELS_OF_A_MEGAPIXEL);
    }
}
