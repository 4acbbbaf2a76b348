package org.multichat.gateway.chat;

import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.TurnId;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** There is no such thing, or it is somebody else's: for whoever asks that is the same. */
final class NotFound extends Refusal {

    private NotFound(String detail) {
        super(Problem.of("not-found", 404, "There is nothing here", detail));
    }

    static NotFound turn(TurnId id) {
        return new NotFound("There is no turn " + id + ".");
    }

    static NotFound conversation(ConversationId id) {
        return new NotFound("There is no conversation " + id + "; it was deleted.");
    }
}
