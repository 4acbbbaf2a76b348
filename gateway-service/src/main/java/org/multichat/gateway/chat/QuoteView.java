package org.multichat.gateway.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Durations;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.TurnEvent;

/** What a prompt would come to. */
@Schema(name = "Quote", description = "What a prompt would come to; nothing is made, set aside or charged for it")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"modality", "confidence", "reason"})
record QuoteView(
        @JsonUnwrapped RouteView route,

        @Schema(description = "The most it would cost; as `maxCost` of a turn it is a promise")
        Money most,

        @Schema(
                description = "What of it finding out what is asked for may cost; absent where that is free. "
                        + "Here only what is free was asked, so another modality may come of it, with another price")
        @Nullable
        Money classification,

        @Schema(examples = "USD") String currency,

        @Schema(description = "`hard`: it cannot cost more; `soft`: the provider may bill a little more") @Nullable
        String bound,

        @Schema(description = "How the price comes about", examples = "one picture") @Nullable
        String basis,

        @Nullable String provider,
        @Nullable String model,

        @Schema(description = "What the budget has left for it; absent where nothing binds") @Nullable
        Money left,

        @Schema(description = "Whether that is enough now") boolean fits,

        @Schema(description = "How long such turns took lately here; absent as long as too few were made") @Nullable
        Usually usually,

        @Schema(description = "What would be asked back") TurnEvent.@Nullable Question question) {

    /** How the prompt is understood: three fields of the quote, as they are of a turn. */
    record RouteView(
            @Schema(description = "What it would be recognised as; NONE would be asked back, for nothing")
            Modality modality,

            @Schema(description = "How sure that is, 0 to 1", minimum = "0", maximum = "1")
            double confidence,

            @Schema(description = "Why it would be recognised as that")
            String reason) {

        static RouteView of(Route route) {
            return new RouteView(route.modality(), route.confidence(), route.reason());
        }
    }

    /** Seconds from the prompt to the end. */
    @Schema(name = "Usually")
    record Usually(
            @Schema(description = "Half of them took at most so many seconds")
            double p50Seconds,

            @Schema(description = "Nine of ten took at most so many seconds")
            double p90Seconds,

            @Schema(description = "Of so many turns") int turns) {

        static Usually of(Durations.Usual usual) {
            return new Usually(usual.p50Seconds(), usual.p90Seconds(), usual.turns());
        }
    }
}
