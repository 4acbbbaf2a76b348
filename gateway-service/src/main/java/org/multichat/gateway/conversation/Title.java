package org.multichat.gateway.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person calls a conversation: one line, valid by construction. */
@Schema(
        type = SchemaType.STRING,
        minLength = 1,
        maxLength = Title.MAX_CHARS,
        description = "Not blank, no control characters",
        examples = "Moon and cat")
record Title(@JsonValue String text) {

    static final int MAX_CHARS = 200;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Title {
        text = text.strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_CHARS) {
            throw new IllegalArgumentException("a title has 1 to %d characters".formatted(MAX_CHARS));
        }
        if (text.codePoints().anyMatch(Title::isForbidden)) {
            throw new IllegalArgumentException("a title has no control characters and no line breaks");
        }
    }

    private static boolean isForbidden(int codePoint) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return loneSurrogate || Character.isISOControl(codePoint);
    }
}
