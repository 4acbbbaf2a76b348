package org.multichat.provider.openai;

import java.util.Optional;
import org.multichat.provider.rest.JsonBody;

/**
 * Tokens of one or several calls.
 *
 * @param cached of the input, what the provider had seen before and takes less for
 * @param output what was written, thinking included
 */
public record TokenUsage(long input, long cached, long output) {

    public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

    /** As chat completions or responses tell it; nothing where there is no usage, or only a part of it. */
    static Optional<TokenUsage> of(JsonBody usage) {
        Optional<Long> input = usage.count("prompt_tokens").or(() -> usage.count("input_tokens"));
        Optional<Long> output = usage.count("completion_tokens").or(() -> usage.count("output_tokens"));
        if (input.isEmpty() || output.isEmpty()) {
            return Optional.empty();
        }
        long cached = usage.at("prompt_tokens_details")
                .count("cached_tokens")
                .or(() -> usage.at("input_tokens_details").count("cached_tokens"))
                .orElse(0L);
        return Optional.of(new TokenUsage(input.get(), Math.min(cached, input.get()), output.get()));
    }

    public TokenUsage plus(TokenUsage more) {
        return new TokenUsage(input + more.input, cached + more.cached, output + more.output);
    }
}
