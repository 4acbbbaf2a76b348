package org.multichat.research.openai;

import org.jspecify.annotations.Nullable;
import org.multichat.provider.openai.TokenUsage;
import org.multichat.provider.price.ModelPrice;

/**
 * What calls that are over have used.
 *
 * @param micros by the price list, each call rounded up once; 0 where it is not on it
 * @param isKnown whether the provider told of all of them
 */
record Spent(TokenUsage tokens, long micros, boolean isKnown) {

    static final Spent NOTHING = new Spent(TokenUsage.NONE, 0, true);

    Spent plus(@Nullable TokenUsage usage, @Nullable ModelPrice price) {
        if (usage == null) {
            return inPart();
        }
        return new Spent(tokens.plus(usage), micros + microsOf(usage, price), isKnown);
    }

    /** The same, and something nobody knows. */
    Spent inPart() {
        return new Spent(tokens, micros, false);
    }

    boolean isNothing() {
        return isKnown && tokens.equals(TokenUsage.NONE);
    }

    static long microsOf(TokenUsage usage, @Nullable ModelPrice price) {
        return price == null ? 0 : price.micros(usage.input(), usage.cached(), usage.remembered(), usage.output());
    }
}
