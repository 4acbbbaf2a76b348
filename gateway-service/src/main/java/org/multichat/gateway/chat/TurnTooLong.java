package org.multichat.gateway.chat;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** A generator says more than a turn may hold. It is ended; what was said stays. */
final class TurnTooLong extends Refusal {

    /** @param limit how much a turn may hold, with its unit */
    TurnTooLong(String limit) {
        super(Problem.of(
                "turn-too-long",
                502,
                "It became too long",
                "A turn has at most %s; what was made until then is kept.".formatted(limit)));
    }
}
