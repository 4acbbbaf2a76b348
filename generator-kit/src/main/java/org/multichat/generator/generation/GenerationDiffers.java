package org.multichat.generator.generation;

import java.util.UUID;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** An id stands for one piece of work; this request says something else under it. */
public final class GenerationDiffers extends Refusal {

    GenerationDiffers(UUID id) {
        super(Problem.of(
                "generation-differs",
                409,
                "This id already stands for other work",
                "Generation %s was asked for with another prompt, context, options or ceiling.".formatted(id)));
    }
}
