package org.multichat.gateway.feed;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** This gateway has as many listeners as it may; the turns themselves are not concerned. */
public final class TooManyListeners extends Refusal {

    private static final int RETRY_AFTER_SECONDS = 5;

    TooManyListeners(int most) {
        super(Problem.of(
                        "too-many-listeners",
                        503,
                        "Too many listeners",
                        "At most %,d streams are open here at once; the turn goes on, listen to it again shortly."
                                .formatted(most))
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS)
                .with("limit", most));
    }
}
