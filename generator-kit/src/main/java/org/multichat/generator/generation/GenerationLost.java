package org.multichat.generator.generation;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** The handle is good, but the only one who could go on with its work is not here. */
public final class GenerationLost extends Refusal {

    GenerationLost(String why) {
        super(Problem.of("generation-lost", 410, "This generation cannot be continued", why));
    }
}
