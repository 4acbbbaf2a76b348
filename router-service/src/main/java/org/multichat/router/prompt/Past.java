package org.multichat.router.prompt;

import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Invalid;

/**
 * One earlier turn of the conversation: what a follow-up such as "another one, sadder" is about.
 *
 * @param prompt what was asked then, at most 500 characters
 * @param modality what it was recognised as
 * @param outcome what came of it, a title or the first words, at most 500 characters
 */
public record Past(
        String prompt, Modality modality, @Nullable String outcome) {

    public static final int MAX_CHARS = 500;
    /** More than this many turns back nobody means with "it". */
    public static final int MAX_TURNS = 4;

    @SuppressWarnings("ConstantValue")
    public Past {
        require(prompt != null && !prompt.isBlank(), "prompt", "is missing");
        require(modality != null, "modality", "is missing");
        require(fits(prompt), "prompt", "has at most %d characters, none of them control characters");
        require(
                outcome == null || fits(outcome),
                "outcome",
                "has at most %d characters, none of them control characters");
    }

    private static boolean fits(String text) {
        return text.codePointCount(0, text.length()) <= MAX_CHARS && Prompt.isPlain(text);
    }

    private static void require(boolean right, String field, String message) {
        if (!right) {
            throw new Invalid(field, message.formatted(MAX_CHARS));
        }
    }
}
