package org.multichat.generator.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The most a generation can cost, asked before it starts.
 *
 * @param maxMicros in millionths of a US dollar, 0 where it is free
 * @param bound whether it can come to more all the same
 * @param provider who would make it
 * @param model with what
 * @param priceVersion which price list this was reckoned with
 * @param basis one sentence a person understands, such as {@code one picture of 512 x 512 at $0.040000}
 * @param validUntil after that, ask again
 * @param slots how many may be under way at once; none where there is no such limit
 */
public record Quote(
        long maxMicros,
        Bound bound,
        String provider,
        String model,
        String priceVersion,
        String basis,
        Instant validUntil,
        @Nullable Slots slots) {

    /** Of work that waits for nobody else's. */
    public Quote(
            long maxMicros,
            Bound bound,
            String provider,
            String model,
            String priceVersion,
            String basis,
            Instant validUntil) {
        this(maxMicros, bound, provider, model, priceVersion, basis, validUntil, null);
    }
}
