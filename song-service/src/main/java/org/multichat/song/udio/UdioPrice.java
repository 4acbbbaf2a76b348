package org.multichat.song.udio;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Price;

/**
 * What one order costs; two songs come of it.
 *
 * @param version named by quotes: it changes when the price does
 * @param basis one sentence for a person
 */
record UdioPrice(Price price, Bound bound, String version, String basis) {

    /** Nothing that is sold in credits has more. */
    private static final int MOST_CREDITS = 1_000_000;

    /**
     * @param fixed dollars for a song, which then stand whatever it really takes
     * @param aCredit dollars for a credit; how many a song takes is not promised
     */
    static UdioPrice of(Optional<BigDecimal> fixed, Optional<BigDecimal> aCredit, int credits) {
        if (fixed.isPresent()) {
            Price price = Price.ofDollars(fixed.get());
            return new UdioPrice(
                    price, Bound.HARD, "fixed-" + dollars(price), "two songs at %s together".formatted(price));
        }
        if (aCredit.isEmpty()) {
            throw new ConfigurationException(
                    "SONG_COST is not set, and nobody knows what a song of udio costs in dollars; set it to that, or"
                            + " UDIO_CREDIT_COST to what you pay for a credit.");
        }
        if (aCredit.get().signum() < 0 || credits < 1 || credits > MOST_CREDITS) {
            throw new ConfigurationException(
                    "UDIO_CREDIT_COST is not negative, and UDIO_CREDITS_PER_SONG is 1 to %,d.".formatted(MOST_CREDITS));
        }
        Price price = new Price(aCredit.get()
                .multiply(BigDecimal.valueOf(credits))
                .movePointRight(6)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact());
        return new UdioPrice(
                price,
                Bound.SOFT,
                "credits-%d-%s".formatted(credits, dollars(price)),
                "two songs for about %,d credits, %s together".formatted(credits, price));
    }

    private static String dollars(Price price) {
        return BigDecimal.valueOf(price.micros(), 6).toPlainString();
    }
}
