package org.multichat.generator.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The text a person sent: 1 to 4,000 characters, stripped, without control characters other than line breaks and tabs.
 */
@Schema(
        type = SchemaType.STRING,
        minLength = 1,
        maxLength = Prompt.MAX_CHARS,
        description = "What the person asks for; no control characters but line breaks and tabs",
        examples = "A red cat under a blue moon")
public record Prompt(@JsonValue String text) {

    public static final int MAX_CHARS = 4_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Prompt {
        text = text.strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_CHARS) {
            throw new IllegalArgumentException("a prompt has 1 to %,d characters".formatted(MAX_CHARS));
        }
        if (text.codePoints().anyMatch(Prompt::isForbidden)) {
            throw new IllegalArgumentException("a prompt has no control characters");
        }
    }

    private static boolean isForbidden(int codePoint) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return loneSurrogate || (Character.isISOControl(codePoint) && "\n\r\t".indexOf(codePoint) < 0);
    }
}
