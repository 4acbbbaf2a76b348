package org.multichat.budget.tree;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** Changing what one has not read loses what others wrote. */
final class VersionMissing extends Refusal {

    VersionMissing() {
        super(Problem.of(
                "precondition-required",
                428,
                "Which version is to be changed?",
                "Read the budget and send its ETag as If-Match."));
    }
}
