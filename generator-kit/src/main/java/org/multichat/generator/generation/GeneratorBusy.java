package org.multichat.generator.generation;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** As many generations are running as this replica runs at once. */
public final class GeneratorBusy extends Refusal {

    /** Pictures take about this long; whoever waits for a song asks a few times. */
    private static final int RETRY_AFTER_SECONDS = 2;

    GeneratorBusy(int running) {
        super(Problem.of(
                        "generator-busy",
                        503,
                        "All hands are busy",
                        "%d generations are running here, which is the most at once. Please try again shortly."
                                .formatted(running))
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }
}
