package org.multichat.gateway.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.TurnId;
import org.multichat.kit.problem.Invalid;

/** What a client asks for. */
@Schema(description = "A prompt, and where it belongs")
record TurnRequest(
        @Schema(required = true) Prompt prompt,

        @Schema(description = "The conversation it belongs to; without one a new one begins") @Nullable
        ConversationId conversationId,

        @Schema(
                description = "What is wanted, if you do not want to leave it to the router; not NONE",
                examples = "IMAGE")
        @Nullable
        Modality modality,

        @Schema(
                description =
                        "At most 16 whole numbers, booleans or texts of 200 characters; which ones depends on what is made",
                examples = "{\"width\": 512}")
        @Nullable
        Map<String, Object> options,

        @Schema(description = "The turn it follows: another branch of the conversation; by default its newest turn")
        @Nullable
        TurnId parent,

        @Schema(description = "The turn it tries again, which has ended: it follows the same turn as that one")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        TurnId retryOf,

        @Schema(
                description = "Whether it follows nothing: another beginning of the conversation. Not with `parent` "
                        + "or `retryOf`")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean root,

        @Schema(description = "The most you want to pay; above that the turn is refused") @Nullable
        Money maxCost) {

    private static final int MAX_OPTIONS = 16;
    private static final int MAX_OPTION_CHARS = 200;

    TurnRequest {
        if (prompt == null) {
            throw new Invalid("prompt", "is missing; it has 1 to %,d characters".formatted(Prompt.MAX_CHARS));
        }
        if (modality == Modality.NONE) {
            throw new Invalid("modality", "has to be one of IMAGE, SONG, RESEARCH");
        }
        if (Boolean.TRUE.equals(root) && (parent != null || retryOf != null)) {
            throw new Invalid("root", "is not for a turn with a parent or retryOf");
        }
        options = options == null ? Map.of() : options;
        if (options.size() > MAX_OPTIONS) {
            throw new Invalid("options", "at most %d options".formatted(MAX_OPTIONS));
        }
        options.forEach(TurnRequest::check);
    }

    /** What the client chose beyond the words, if anything. */
    Map<String, Object> chosen() {
        return options == null ? Map.of() : options;
    }

    boolean isRoot() {
        return Boolean.TRUE.equals(root);
    }

    /** A prompt and nothing else. */
    static TurnRequest of(Prompt prompt) {
        return new TurnRequest(prompt, null, null, null, null, null, null, null);
    }

    /**
     * The same bytes for the same request, however it was written. A field that came later is left out where it is not
     * used: the version before this one knows the same request, and its keys, too.
     */
    byte[] canonical(ObjectMapper json) {
        try {
            return json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was read can be written", impossible);
        }
    }

    private static void check(String name, Object value) {
        boolean plain = value instanceof Integer
                || value instanceof Boolean
                || (value instanceof String text && text.length() <= MAX_OPTION_CHARS);
        if (!plain || name.length() > MAX_OPTION_CHARS) {
            throw new Invalid(
                    "options." + name,
                    "has to be a whole number, true or false, or a text of at most %d characters"
                            .formatted(MAX_OPTION_CHARS));
        }
    }
}
