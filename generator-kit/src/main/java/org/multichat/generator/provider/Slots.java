package org.multichat.generator.provider;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many generations may be under way at a provider at once, over all replicas of everything.
 *
 * @param pool what they share, such as {@code bfl}
 */
@Schema(description = "How many generations may be under way at once, over all replicas; whoever asks keeps the count")
public record Slots(
        @Schema(examples = "bfl") String pool,
        @Schema(examples = "24", minimum = "1") int most) {}
