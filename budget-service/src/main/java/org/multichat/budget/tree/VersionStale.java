package org.multichat.budget.tree;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** Somebody else has changed, or not yet made, what was to be changed. */
final class VersionStale extends Refusal {

    VersionStale() {
        super(Problem.of(
                "precondition-failed",
                412,
                "This is not the version it was",
                "Read the budget again and decide anew; nothing was changed."));
    }
}
