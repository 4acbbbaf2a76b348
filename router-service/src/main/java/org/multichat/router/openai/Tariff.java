package org.multichat.router.openai;

import org.jspecify.annotations.Nullable;
import org.multichat.provider.openai.ModelRequest;
import org.multichat.provider.openai.TokenUsage;
import org.multichat.provider.price.ModelPrice;

/** How asking is paid for. */
sealed interface Tariff {

    /** More than this a request cannot cost, in millionths of a US dollar. */
    long most(ModelRequest request);

    /** What it came to, by what the server says it used. */
    Cost cost(ModelRequest request, @Nullable TokenUsage usage);

    /** Named by offers. */
    String version();

    /** What it may have come to when no answer was heard. */
    default Cost unheard(ModelRequest request) {
        return most(request) == 0 ? Cost.NONE : Cost.UNKNOWN;
    }

    /** The same for each classification, however long, as it is set. */
    record Fixed(long micros) implements Tariff {

        @Override
        public long most(ModelRequest request) {
            return micros;
        }

        @Override
        public Cost cost(ModelRequest request, @Nullable TokenUsage usage) {
            return Cost.of(micros);
        }

        @Override
        public String version() {
            return "fixed";
        }
    }

    /** By tokens, as the provider's list has it. */
    record ByUsage(ModelPrice price, String version) implements Tariff {

        @Override
        public long most(ModelRequest request) {
            return price.mostMicros(request.mostInputTokens(), request.maxOutputTokens());
        }

        /** A usage beyond what the request allowed cannot be true, and is not paid on its word. */
        @Override
        public Cost cost(ModelRequest request, @Nullable TokenUsage usage) {
            if (usage == null
                    || usage.input() > request.mostInputTokens()
                    || usage.output() > request.maxOutputTokens()) {
                return unheard(request);
            }
            return Cost.of(price.micros(usage.input(), usage.cached(), usage.remembered(), usage.output()));
        }
    }
}
