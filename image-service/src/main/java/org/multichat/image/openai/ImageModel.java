package org.multichat.image.openai;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Price;
import org.multichat.image.media.Pixels;

/**
 * A model that makes pictures and is paid by tokens.
 *
 * @param tokens how many tokens of output a picture of {@link #SQUARE} pixels takes, by quality
 * @param end when its provider switches it off, where that is known
 * @param successor what the provider names instead
 */
record ImageModel(
        String name,
        LocalDate since,
        @Nullable Rates rates,
        Map<Quality, Integer> tokens,
        @Nullable LocalDate end,
        @Nullable String successor) {

    /** Dollars for a million tokens, which is millionths of a dollar for one. */
    record Rates(BigDecimal text, BigDecimal image, BigDecimal output) {}

    /** What was counted. */
    record Tokens(long text, long image, long output) {}

    private static final BigDecimal SQUARE = BigDecimal.valueOf(1_024L * 1_024);
    /** Nobody promises that a picture takes as many tokens as the last one. */
    private static final BigDecimal MARGIN = new BigDecimal("1.25");

    /** One that nobody has listed: it may be asked for where a fixed price is set. */
    static ImageModel unlisted(String name) {
        return new ImageModel(name, LocalDate.MIN, null, Map.of(), null, null);
    }

    /** Rounded up once; nothing where nobody knows. */
    Optional<Price> price(Tokens counted) {
        return Optional.ofNullable(rates)
                .map(rate -> times(counted.text(), rate.text())
                        .add(times(counted.image(), rate.image()))
                        .add(times(counted.output(), rate.output())))
                .map(micros ->
                        new Price(micros.setScale(0, RoundingMode.CEILING).longValueExact()));
    }

    /**
     * The most that a picture should come to.
     *
     * @param promptBytes a token of text has at least one byte
     */
    Optional<Price> most(Pixels size, Quality quality, int promptBytes) {
        return output(size, quality, MARGIN).flatMap(output -> price(new Tokens(promptBytes, 0, output)));
    }

    /** What a picture should come to; for a provider that does not count. */
    Optional<Price> expected(Pixels size, Quality quality, int promptBytes) {
        return output(size, quality, BigDecimal.ONE).flatMap(output -> price(new Tokens(promptBytes, 0, output)));
    }

    private Optional<Long> output(Pixels size, Quality quality, BigDecimal margin) {
        return Optional.ofNullable(tokens.get(quality))
                .map(square -> BigDecimal.valueOf(size.count())
                        .max(SQUARE)
                        .multiply(BigDecimal.valueOf((long) square))
                        .multiply(margin)
                        .divide(SQUARE, 0, RoundingMode.CEILING)
                        .longValueExact());
    }

    private static BigDecimal times(long count, BigDecimal rate) {
        return BigDecimal.valueOf(count).multiply(rate);
    }
}
