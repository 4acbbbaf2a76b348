package org.multichat.generator.provider;

import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Invalid;

/**
 * One earlier turn of the conversation: what a follow-up such as "another one, sadder" is about.
 *
 * @param prompt what was asked then, at most 500 characters
 * @param modality what it was recognised as: {@code IMAGE}, {@code SONG}, {@code RESEARCH} or {@code NONE}
 * @param outcome what came of it, a title or the first words, at most 500 characters
 */
public record Past(
        @Schema(required = true, maxLength = Past.MAX_CHARS) String prompt,

        @Schema(
                required = true,
                enumeration = {"IMAGE", "SONG", "RESEARCH", "NONE"})
        String modality,

        @Nullable @Schema(maxLength = Past.MAX_CHARS) String outcome) {

    public static final int MAX_CHARS = 500;
    /** More than this many turns back nobody means with "it". */
    public static final int MAX_TURNS = 4;

    private static final Set<String> MODALITIES = Set.of("IMAGE", "SONG", "RESEARCH", "NONE");

    public Past {
        if (prompt == null) {
            throw new Invalid("prompt", "has to be there");
        }
        if (modality == null || !MODALITIES.contains(modality)) {
            throw new Invalid("modality", "has to be one of IMAGE, SONG, RESEARCH, NONE");
        }
        if (prompt.length() > MAX_CHARS || (outcome != null && outcome.length() > MAX_CHARS)) {
            throw new IllegalArgumentException("a text of the context has at most %d characters".formatted(MAX_CHARS));
        }
    }
}
