package org.multichat.provider.openai;

import java.util.Optional;
import org.multichat.provider.rest.JsonBody;

/**
 * Tokens of one or several calls.
 *
 * @param cached of the input, what the provider had seen before and takes less for
 * @param remembered of the input, what the provider has written down to see it again, and takes more for
 * @param output what was written, thinking included
 */
public record TokenUsage(long input, long cached, long remembered, long output) {

    public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

    /** Of a provider that remembers for nothing. */
    public TokenUsage(long input, long cached, long output) {
        this(input, cached, 0, output);
    }

    /** As chat completions or responses tell it; nothing where there is no usage, or only a part of it. */
    static Optional<TokenUsage> of(JsonBody usage) {
        Optional<Long> input = usage.count("prompt_tokens").or(() -> usage.count("input_tokens"));
        Optional<Long> output = usage.count("completion_tokens").or(() -> usage.count("output_tokens"));
        if (input.isEmpty() || output.isEmpty()) {
            return Optional.empty();
        }
        long cached = Math.min(detail(usage, "cached_tokens"), input.get());
        long remembered = Math.min(detail(usage, "cache_write_tokens"), input.get() - cached);
        return Optional.of(new TokenUsage(input.get(), cached, remembered, output.get()));
    }

    private static long detail(JsonBody usage, String name) {
        return usage.at("prompt_tokens_details")
                .count(name)
                .or(() -> usage.at("input_tokens_details").count(name))
                .orElse(0L);
    }

    public TokenUsage plus(TokenUsage more) {
        return new TokenUsage(
                input + more.input, cached + more.cached, remembered + more.remembered, output + more.output);
    }
}
