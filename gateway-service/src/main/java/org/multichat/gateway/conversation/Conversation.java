package org.multichat.gateway.conversation;

import java.time.Instant;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.ConversationId;

/**
 * A tree of turns.
 *
 * @param title the first words of its first prompt, or what its owner calls it
 * @param updatedAt when its newest turn was asked
 */
public record Conversation(ConversationId id, AccountId account, String title, Instant createdAt, Instant updatedAt) {}
