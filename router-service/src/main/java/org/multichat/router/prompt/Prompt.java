package org.multichat.router.prompt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The text a person sent: 1 to 4,000 characters, stripped, without control characters other than line breaks and tabs.
 */
public record Prompt(@JsonValue String text) {

    public static final int MAX_CHARS = 4_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Prompt {
        text = text.strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_CHARS) {
            throw new IllegalArgumentException("a prompt has 1 to %,d characters".formatted(MAX_CHARS));
        }
        if (!isPlain(text)) {
            throw new IllegalArgumentException("a prompt has no control characters");
        }
    }

    /** Whether there are no control characters and no halves of characters in it: nobody types those. */
    static boolean isPlain(String text) {
        return text.codePoints().noneMatch(Prompt::isForbidden);
    }

    private static boolean isForbidden(int codePoint) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return loneSurrogate || (Character.isISOControl(codePoint) && "\n\r\t".indexOf(codePoint) < 0);
    }
}
