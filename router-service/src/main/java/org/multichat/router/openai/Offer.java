package org.multichat.router.openai;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a second opinion on one prompt would cost, and whose it would be.
 *
 * @param maxMicros it cannot cost more
 */
@Schema(
        name = "PaidOpinion",
        description = "A second opinion that can be had: ask again with `id` and a `ceilingMicros` of at least this.")
public record Offer(
        @Schema(description = "The most it can cost, in millionths of a US dollar.", examples = "287")
        long maxMicros,

        @Schema(examples = "openai") String provider,
        @Schema(examples = "gpt-6-luna") String model,

        @Schema(description = "Which prices that was reckoned with.", examples = "2026-11-22")
        String priceVersion) {}
