package org.multichat.gateway.chat;

import org.multichat.gateway.turn.Outcome;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.kit.problem.Problem;

/** The last event of a turn whose generation has ended. */
final class Ending {

    private Ending() {}

    static TurnEvent of(Outcome outcome, Receipt receipt) {
        return switch (outcome.end()) {
            case DONE -> new TurnEvent.Done(receipt);
            case STOPPED -> new TurnEvent.Stopped(receipt, receipt.saved());
            case FAILED -> new TurnEvent.Failed(problemOf(outcome), outcome.charged(), receipt);
            case QUEUED, RUNNING, REFUSED ->
                throw new IllegalStateException("a generation does not end " + outcome.end());
        };
    }

    private static Problem problemOf(Outcome outcome) {
        Problem problem = outcome.problem();
        return problem == null ? Problem.of("generation-failed", 502, "It could not be made", null) : problem;
    }
}
