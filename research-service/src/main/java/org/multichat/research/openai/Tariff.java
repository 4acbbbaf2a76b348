package org.multichat.research.openai;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Usage;
import org.multichat.provider.price.ModelPrice;

/**
 * What a paper costs: the same for each, or what its tokens cost.
 *
 * @param version of the list that holds
 * @param fixed for each paper that is begun; 0 where the model is one's own
 * @param list what the model's tokens cost, where that is known; bounds the calls also where the price is fixed
 */
record Tariff(
        String version, @Nullable Price fixed, @Nullable ModelPrice list) {

    boolean isFree() {
        return fixed != null && fixed.micros() == 0;
    }

    boolean isByUsage() {
        return fixed == null;
    }

    /** What bounds the calls in money; nobody has to be paid for a free one. */
    @Nullable
    ModelPrice bounding() {
        return isFree() ? null : list;
    }

    /** What was used comes to this. */
    Cost costOf(Spent spent) {
        if (isFree() || spent.isNothing()) {
            return Cost.NONE;
        }
        return isByUsage() && !spent.isKnown() ? Cost.UNKNOWN : Cost.of(usageOf(spent));
    }

    Usage usageOf(Spent spent) {
        return new Usage(
                fixed == null ? spent.micros() : fixed.micros(),
                Map.of(
                        "inputTokens", spent.tokens().input(),
                        "cachedTokens", spent.tokens().cached(),
                        "outputTokens", spent.tokens().output()));
    }
}
