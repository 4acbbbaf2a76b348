package org.multichat.gateway.chat;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.TurnId;

/** What a client may ask for later. The same fields as a turn has, with the same limits. */
@Schema(description = "A prompt, and where it would belong")
record QuoteRequest(
        @Schema(required = true) Prompt prompt,

        @Schema(description = "The conversation it would belong to: a follow-up is understood from it") @Nullable
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

        @Schema(description = "The turn it would follow; by default the conversation's newest") @Nullable
        TurnId parent,

        @Schema(description = "The turn it would try again") @Nullable
        TurnId retryOf,

        @Schema(description = "Whether it would follow nothing") @Nullable
        Boolean root) {

    /** The turn that is asked about. */
    TurnRequest turn() {
        return new TurnRequest(prompt, conversationId, modality, options, parent, retryOf, root, null);
    }
}
