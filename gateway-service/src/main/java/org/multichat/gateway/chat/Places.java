package org.multichat.gateway.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.conversation.Conversations;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;
import org.multichat.kit.problem.Invalid;

/** Finds where a new turn belongs. */
@ApplicationScoped
class Places {

    private final Turns turns;
    private final Conversations conversations;

    @Inject
    Places(Turns turns, Conversations conversations) {
        this.turns = turns;
        this.conversations = conversations;
    }

    /**
     * Beside the turn that is tried again, or behind the one that was named, or else behind the newest of the
     * conversation; at its root where that was asked for, or where a conversation begins.
     *
     * @throws Invalid when conversation, parent or the turn tried again are not the account's, or do not fit together
     * @throws NotFound when the conversation was deleted
     */
    Place of(AccountId account, TurnRequest request) {
        ConversationId conversation = request.conversationId();
        if (conversation != null && conversations.find(account, conversation).isEmpty()) {
            refuseDeleted(account, conversation);
            throw new Invalid("conversationId", "there is no such conversation");
        }
        TurnId again = request.retryOf();
        if (again != null) {
            return besides(account, known(account, conversation, again, "retryOf"), request.parent());
        }
        TurnId wanted = request.parent();
        if (wanted != null) {
            return Place.behind(known(account, conversation, wanted, "parent"));
        }
        Optional<Turn> parent =
                conversation == null || request.isRoot() ? Optional.empty() : turns.newestOf(conversation);
        return new Place(conversation, parent);
    }

    private Place besides(AccountId account, Turn again, @Nullable TurnId wanted) {
        if (!again.state().isEnd()) {
            throw new Invalid("retryOf", "that turn has not ended");
        }
        TurnId parent = again.parent();
        if (wanted != null && !wanted.equals(parent)) {
            throw new Invalid("parent", "is not the one of the turn that is tried again; leave it out");
        }
        return new Place(again.conversation(), parent == null ? Optional.empty() : turns.find(account, parent));
    }

    private Turn known(AccountId account, @Nullable ConversationId conversation, TurnId id, String field) {
        Turn turn = turns.find(account, id)
                .filter(found -> conversation == null || found.conversation().equals(conversation))
                .orElseThrow(() -> new Invalid(field, "there is no such turn in this conversation"));
        refuseDeleted(account, turn.conversation());
        return turn;
    }

    private void refuseDeleted(AccountId account, ConversationId conversation) {
        if (conversations.isDeleted(account, conversation)) {
            throw NotFound.conversation(conversation);
        }
    }
}
