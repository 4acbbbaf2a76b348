package org.multichat.simulator.openai.answer;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.openai.model.Model;
import org.multichat.simulator.openai.request.Words;

/**
 * What a model is asked for, whichever way.
 *
 * @param prompt what the last user said
 * @param inputTokens all it has to read
 * @param maxTokens so many it may write, reasoning included
 * @param schema what the answer has to satisfy; null if it is prose
 * @param end how it is to end, if not well
 */
public record Asked(
        Model model,
        String prompt,
        int inputTokens,
        int maxTokens,
        String effort,
        @Nullable JsonNode schema,
        @Nullable String end) {

    /** The same for a question whether or not its prompt says what is to go wrong. */
    long seed() {
        return Words.unscripted(prompt).hashCode() * 31L + (schema == null ? 0 : schema.hashCode());
    }
}
