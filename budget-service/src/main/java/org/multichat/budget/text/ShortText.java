package org.multichat.budget.text;

import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Invalid;

/** One line of text that a person can read and a database can keep. */
public final class ShortText {

    private ShortText() {}

    /** The text, stripped; a problem that names the field where there is none, too much or a control character. */
    public static String required(@Nullable String text, String field, int maxChars) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > maxChars) {
            throw new Invalid(field, "has to have 1 to %d characters".formatted(maxChars));
        }
        if (stripped.codePoints().anyMatch(ShortText::isForbidden)) {
            throw new Invalid(field, "must not have control characters");
        }
        return stripped;
    }

    public static @Nullable String optional(@Nullable String text, String field, int maxChars) {
        return text == null ? null : required(text, field, maxChars);
    }

    private static boolean isForbidden(int codePoint) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return loneSurrogate || Character.isISOControl(codePoint);
    }
}
