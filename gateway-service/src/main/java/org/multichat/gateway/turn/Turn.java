package org.multichat.gateway.turn;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.money.Money;

/**
 * One prompt, how it was routed, what came of it, what it cost.
 *
 * @param parent the turn it follows, in the conversation's tree
 * @param retryOf the turn it tries again: its sibling in the tree
 * @param asked the modality the client chose itself
 * @param options what the client chose beyond the words; read by the generator
 * @param maxCost what the client is willing to pay at the most
 * @param reservation the key under which money is set aside for it, fixed before anybody is asked
 * @param deadline when it has to be over
 * @param lastSeq the number of the last event in its log
 * @param steps what is recorded of it
 */
public record Turn(
        TurnId id,
        ConversationId conversation,
        AccountId account,
        @Nullable TurnId parent,
        @Nullable TurnId retryOf,
        Prompt prompt,
        @Nullable Modality asked,
        Map<String, Object> options,
        @Nullable Money maxCost,
        UUID reservation,
        TurnState state,
        Instant createdAt,
        Instant deadline,
        @Nullable Instant endedAt,
        int lastSeq,
        Steps steps) {}
