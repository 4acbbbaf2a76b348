package org.multichat.gateway.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Turn;

/**
 * Where a new turn belongs.
 *
 * @param conversation nothing where a new one begins
 * @param parent the turn it follows; nothing where it is a beginning
 */
record Place(@Nullable ConversationId conversation, Optional<Turn> parent) {

    static Place behind(Turn parent) {
        return new Place(parent.conversation(), Optional.of(parent));
    }
}
