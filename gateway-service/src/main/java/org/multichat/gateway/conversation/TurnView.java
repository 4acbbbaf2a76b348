package org.multichat.gateway.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnState;
import org.multichat.kit.problem.Problem;

/** A turn as it is shown: the request and all that came of it so far. */
@Schema(name = "Turn", description = "One prompt, how it was routed, what came of it, what it cost")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TurnView(
        TurnId id,
        ConversationId conversationId,

        @Schema(description = "The turn it follows") @Nullable
        TurnId parent,

        @Schema(description = "The turn it tries again: its sibling in the tree") @Nullable
        TurnId retryOf,

        @Schema(examples = "Create an image of a moon and cat")
        String prompt,

        Map<String, Object> options,
        TurnState state,

        @Schema(description = "What it was recognised as, once it is") @Nullable
        Modality modality,

        @Schema(description = "0 to 1") @Nullable Double confidence,

        @Schema(description = "Why it was recognised as that") @Nullable
        String reason,

        @Schema(description = "Who decided that", examples = "local-embedding") @Nullable
        String decidedBy,

        @Schema(description = "Who makes it, once somebody does", examples = "local") @Nullable
        String provider,

        @Schema(description = "With which of its models", examples = "flux-dev") @Nullable
        String model,

        Instant createdAt,
        @Nullable Instant endedAt,

        @Schema(description = "The number of the newest event in its log")
        int lastEventId,

        @Schema(description = "The text of a paper, as far as it is written") @Nullable
        String text,

        @Schema(description = "True where there is a text that was not asked for; see `texts` of a conversation")
        @Nullable
        Boolean textLeftOut,

        List<TurnEvent.Artifact> artifacts,
        TurnEvent.@Nullable Question question,

        @Schema(description = "What it came to, once it has ended; absent where it was refused and nothing is charged")
        @Nullable
        Receipt receipt,

        @Schema(description = "What of the money set aside came back when it was stopped") @Nullable
        Money saved,

        @Schema(description = "Why it failed or was refused") @Nullable
        Problem problem,

        @Schema(description = "Whether money is taken for a failed turn") @Nullable
        Charged charged) {}
