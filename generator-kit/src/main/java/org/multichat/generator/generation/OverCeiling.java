package org.multichat.generator.generation;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** The work can cost more than it may; nothing was started. */
public final class OverCeiling extends Refusal {

    OverCeiling(long maxMicros, long ceilingMicros) {
        super(Problem.of(
                        "over-ceiling",
                        409,
                        "This can cost more than it may",
                        "It can cost %d millionths of a dollar; at most %d were allowed."
                                .formatted(maxMicros, ceilingMicros))
                .with("maxMicros", maxMicros)
                .with("ceilingMicros", ceilingMicros));
    }
}
