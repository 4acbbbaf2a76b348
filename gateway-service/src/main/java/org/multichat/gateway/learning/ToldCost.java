package org.multichat.gateway.learning;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Receipt;
import org.multichat.kit.problem.Invalid;

/** What a turn has cost, as somebody found out. */
@Schema(description = "What a turn has cost, as somebody found out")
record ToldCost(
        @Schema(required = true, description = "What the provider billed; 0 where it billed nothing")
        Money cost,

        @Schema(
                required = true,
                minLength = 1,
                maxLength = ToldCost.MAX_REASON_CHARS,
                description = "How you know",
                examples = "invoice of November")
        String reason,

        @Schema(
                description = "Which of its items; needed only where more than one is unknown",
                enumeration = {Receipt.CLASSIFICATION, Receipt.GENERATION},
                examples = Receipt.GENERATION)
        @Nullable
        String what) {

    static final int MAX_REASON_CHARS = 200;

    ToldCost {
        if (cost == null) {
            throw new Invalid("cost", "is missing; it is US dollars as a decimal string such as \"0.05\"");
        }
        reason = reason == null ? "" : reason.strip();
        if (reason.isEmpty()
                || reason.length() > MAX_REASON_CHARS
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new Invalid("reason", "has to be 1 to %d characters without line breaks".formatted(MAX_REASON_CHARS));
        }
        if (what != null && !what.equals(Receipt.CLASSIFICATION) && !what.equals(Receipt.GENERATION)) {
            throw new Invalid("what", "has to be one of classification, generation");
        }
    }
}
