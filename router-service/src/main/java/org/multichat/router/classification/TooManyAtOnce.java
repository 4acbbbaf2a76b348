package org.multichat.router.classification;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** More prompts than this machine can classify in time. */
final class TooManyAtOnce extends Refusal {

    /** A queue of half a second is gone after one. */
    private static final int RETRY_AFTER_SECONDS = 1;

    TooManyAtOnce() {
        super(Problem.of("too-many-at-once", 503, "Too many requests at once", "Please try again in a second.")
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }
}
