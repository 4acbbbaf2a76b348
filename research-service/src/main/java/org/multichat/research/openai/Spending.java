package org.multichat.research.openai;

import org.jspecify.annotations.Nullable;
import org.multichat.provider.openai.ModelRequest;
import org.multichat.provider.openai.TokenUsage;
import org.multichat.provider.price.ModelPrice;

/** What is left of a paper's bounds, in money and in tokens, and what was used of them. */
final class Spending {

    private final @Nullable ModelPrice price;
    private long micros;
    private long tokens;
    private Spent spent = Spent.NOTHING;

    /**
     * What is kept back for a later part.
     *
     * @param input at most so many tokens
     */
    record Kept(long input, long output) {
        static final Kept NOTHING = new Kept(0, 0);
    }

    /**
     * @param price nothing where no money bounds it
     * @param micros all calls together cost at most this
     * @param tokens all calls together write at most this much, their thinking included
     */
    Spending(@Nullable ModelPrice price, long micros, long tokens) {
        this.price = price;
        this.micros = micros;
        this.tokens = tokens;
    }

    long tokensLeft() {
        return tokens;
    }

    /** So many tokens a call may write whose input is no more than that. */
    int outputFor(long input, Kept kept) {
        long output = tokens - kept.output();
        if (price != null) {
            long keptMicros = kept.equals(Kept.NOTHING) ? 0 : price.mostMicros(kept.input(), kept.output());
            output = Math.min(output, price.outputTokensFor(micros - keptMicros, input));
        }
        return Math.clamp(output, 0, Integer.MAX_VALUE);
    }

    /** @param usage as the provider tells it; where it does not, the call is taken to have used all that it might */
    void used(ModelRequest request, @Nullable TokenUsage usage) {
        TokenUsage counted =
                usage == null ? new TokenUsage(request.mostInputTokens(), 0, request.maxOutputTokens()) : usage;
        tokens -= counted.output();
        if (price != null) {
            micros -=
                    usage == null ? price.mostMicros(counted.input(), counted.output()) : Spent.microsOf(usage, price);
        }
        spent = spent.plus(usage, price);
    }

    /** Something was used, and nobody knows how much. */
    void lost() {
        spent = spent.inPart();
    }

    Spent spent() {
        return spent;
    }
}
