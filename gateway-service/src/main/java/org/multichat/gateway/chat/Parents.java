package org.multichat.gateway.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.conversation.Conversations;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;
import org.multichat.kit.problem.Invalid;

/** Which turn a new one follows. */
@ApplicationScoped
class Parents {

    private final Turns turns;
    private final Conversations conversations;

    @Inject
    Parents(Turns turns, Conversations conversations) {
        this.turns = turns;
        this.conversations = conversations;
    }

    /**
     * The turn that was named, or else the newest of the conversation; none where a conversation begins.
     *
     * @throws Invalid when conversation or parent are not the account's
     */
    Optional<Turn> of(Account account, TurnRequest request) {
        TurnId wanted = request.parent();
        ConversationId conversation = request.conversationId();
        if (conversation != null
                && conversations.find(account.id(), conversation).isEmpty()) {
            throw new Invalid("conversationId", "there is no such conversation");
        }
        if (wanted == null) {
            return conversation == null ? Optional.empty() : turns.newestOf(conversation);
        }
        Optional<Turn> parent = turns.find(account.id(), wanted)
                .filter(found -> conversation == null || found.conversation().equals(conversation));
        if (parent.isEmpty()) {
            throw new Invalid("parent", "there is no such turn in this conversation");
        }
        return parent;
    }
}
