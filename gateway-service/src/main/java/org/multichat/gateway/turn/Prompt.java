package org.multichat.gateway.turn;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The text a person sends: valid by construction. */
@Schema(
        type = SchemaType.STRING,
        minLength = 1,
        maxLength = Prompt.MAX_CHARS,
        description = "What you want, in your own words; not blank, no control characters but line breaks and tabs",
        examples = "Create an image of a moon and cat")
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

    /** The first words, for a title, a list or the context of a follow-up. */
    public String first(int chars) {
        String line = text.replaceAll("\\s+", " ");
        if (line.length() <= chars) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(chars - 2)) ? chars - 2 : chars - 1;
        return line.substring(0, end) + "…";
    }

    private static boolean isForbidden(int codePoint) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return loneSurrogate || (Character.isISOControl(codePoint) && "\n\r\t".indexOf(codePoint) < 0);
    }
}
