package org.multichat.gateway.turn;

import org.jspecify.annotations.Nullable;

/**
 * An earlier turn of the conversation, cut short: what a follow-up such as "another one, sadder" is about.
 *
 * @param prompt at most {@value #MAX_CHARS} characters
 * @param outcome what came of it, a title or the first words, as short
 */
public record Context(
        String prompt, Modality modality, @Nullable String outcome) {

    public static final int MAX_CHARS = 500;
    /** More than this many turns back nobody means with "it". */
    public static final int MAX_TURNS = 4;
}
