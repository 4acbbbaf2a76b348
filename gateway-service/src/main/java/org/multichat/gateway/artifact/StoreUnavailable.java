package org.multichat.gateway.artifact;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** The store of artifacts does not answer, or not as it should; what is in it is still there. */
final class StoreUnavailable extends Refusal {

    StoreUnavailable() {
        super(Problem.of(
                        "artifact-store-unavailable",
                        503,
                        "What was made cannot be reached",
                        "The store of artifacts does not answer; nothing in it is lost.")
                .with("retryAfterSeconds", 5));
    }
}
