package org.multichat.generator.generation;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** A handle that we did not write, or somebody else's: both are told the same. */
public final class NoSuchGeneration extends Refusal {

    NoSuchGeneration() {
        super(Problem.of("not-found", 404, "There is nothing here", "No generation of yours has this handle."));
    }
}
