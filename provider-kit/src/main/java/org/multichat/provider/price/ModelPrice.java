package org.multichat.provider.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs that is paid by tokens. Amounts are picodollars a token: a dollar for a million tokens is a
 * million of them, and every listed price is a whole number of them.
 *
 * @param since from when this price holds
 * @param remembered input that the provider writes down to see it again
 * @param end when its provider switches the model off, where that is known
 * @param successor what the provider names instead
 */
public record ModelPrice(
        String model,
        LocalDate since,
        long input,
        long cachedInput,
        long output,
        long remembered,
        @Nullable LocalDate end,
        @Nullable String successor) {

    private static final BigDecimal PICODOLLARS = BigDecimal.valueOf(1_000_000);

    /** @param dollars for a million tokens */
    static long picodollars(String dollars) {
        return new BigDecimal(dollars).multiply(PICODOLLARS).longValueExact();
    }

    /**
     * Millionths of a dollar for one call, rounded up once.
     *
     * @param cached how many of the input's tokens the provider had seen before
     * @param written how many of them it has remembered now
     */
    public long micros(long inputTokens, long cached, long written, long outputTokens) {
        long fresh = Math.max(0, inputTokens - cached - written);
        BigDecimal pico = times(fresh, input)
                .add(times(cached, cachedInput))
                .add(times(written, remembered))
                .add(times(outputTokens, output));
        return pico.divide(PICODOLLARS, 0, RoundingMode.CEILING).longValueExact();
    }

    /** Of a call from which nothing was remembered. */
    public long micros(long inputTokens, long cached, long outputTokens) {
        return micros(inputTokens, cached, 0, outputTokens);
    }

    /** The most that a call can cost, whatever its provider has seen before or remembers of it. */
    public long mostMicros(long inputTokens, long outputTokens) {
        return remembered > input
                ? micros(inputTokens, 0, inputTokens, outputTokens)
                : micros(inputTokens, 0, outputTokens);
    }

    /** How many tokens of output so much money buys in any case, after so much input. */
    public long outputTokensFor(long micros, long inputTokens) {
        BigDecimal left =
                times(micros, PICODOLLARS.longValue()).subtract(times(inputTokens, Math.max(input, remembered)));
        return output == 0
                ? Long.MAX_VALUE
                : Math.max(
                        0,
                        left.divide(BigDecimal.valueOf(output), 0, RoundingMode.FLOOR)
                                .longValueExact());
    }

    public Optional<LocalDate> endsOn() {
        return Optional.ofNullable(end);
    }

    private static BigDecimal times(long one, long other) {
        return BigDecimal.valueOf(one).multiply(BigDecimal.valueOf(other));
    }
}
