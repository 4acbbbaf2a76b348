package org.multichat.research.openai;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a part of a paper is; each is one call to the model. (Sources would be parts of their own, before the sections.)
 */
enum Kind {
    OUTLINE,
    SECTION,
    CONCLUSION,
    /** All of it at once. */
    WHOLE;

    /** In a handle. */
    String letter() {
        return name().substring(0, 1).toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String letter) {
        return Arrays.stream(values())
                .filter(kind -> kind.letter().equals(letter))
                .findFirst();
    }
}
