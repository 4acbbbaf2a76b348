package org.multichat.gateway.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnState;

/** Where one turn is. */
@Schema(description = "Where one turn is")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TurnActivity(
        TurnId turnId,
        ConversationId conversationId,
        @JsonIgnore @Schema(hidden = true) AccountId account,
        TurnState state,

        @Schema(description = "What it was recognised as, once it is") @Nullable
        Modality modality,

        @Schema(description = "The number of the newest event in its log")
        int lastEventId,

        @Schema(description = "What it came to, once that is known") @Nullable
        Money total) {}
