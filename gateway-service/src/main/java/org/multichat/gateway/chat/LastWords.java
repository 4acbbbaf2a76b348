package org.multichat.gateway.chat;

import io.quarkus.logging.Log;
import org.multichat.gateway.neighbour.NeighbourRefused;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.LeaseLost;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** Ends turns that cannot go on. */
final class LastWords {

    /** A turn that breaks this often breaks again. */
    static final int MAX_FAULTS = 5;

    private LastWords() {}

    /** The turn ends refused, nothing was made; false if that could not be written down. */
    static boolean refuse(TurnRun run, Refusal refusal) {
        if (run.steps().has(Step.RESERVED)) {
            // The ledger does not know what it granted: nobody can say what was charged.
            return refusal instanceof NeighbourRefused && end(run, failed(run, refusal.problem()));
        }
        return end(run, refused(run, refusal.problem()));
    }

    /** The turn ends after it broke too often; its money is left to the ledger's lease where any was set aside. */
    static boolean afterFaults(TurnRun run) {
        Problem problem = Problem.of(
                "internal",
                500,
                "Something went wrong here",
                "It was tried %d times; it is in our log.".formatted(MAX_FAULTS));
        return end(run, run.steps().has(Step.RESERVED) ? failed(run, problem) : refused(run, problem));
    }

    private static TurnEvent refused(TurnRun run, Problem problem) {
        Receipt receipt = Receipts.withoutGeneration(run.steps());
        return new TurnEvent.Refused(problem, receipt.items().isEmpty() ? null : receipt);
    }

    private static TurnEvent failed(TurnRun run, Problem problem) {
        Receipt settled = run.steps().get(Step.SETTLED).orElse(null);
        if (settled != null) {
            return new TurnEvent.Failed(problem, settled.total().isZero() ? Charged.NO : Charged.YES, settled);
        }
        return new TurnEvent.Failed(
                problem,
                Charged.UNKNOWN,
                run.steps()
                        .get(Step.QUOTED)
                        .map(quote -> Receipts.withGeneration(run.steps(), quote, quote.most(), true))
                        .orElseThrow());
    }

    private static boolean end(TurnRun run, TurnEvent last) {
        try {
            run.end(last);
            return true;
        } catch (LeaseLost lost) {
            Log.infof("%s; this one lets go of it", lost.getMessage());
            return true;
        } catch (RuntimeException unwritten) {
            Log.warnf(
                    unwritten,
                    "turn %s: its end could not be written down",
                    run.turn().id());
            return false;
        }
    }
}
