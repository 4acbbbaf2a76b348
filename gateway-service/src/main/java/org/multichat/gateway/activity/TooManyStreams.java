package org.multichat.gateway.activity;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** The account has as many activity streams open here as it may. */
final class TooManyStreams extends Refusal {

    private static final int RETRY_AFTER_SECONDS = 10;

    TooManyStreams(int most) {
        super(Problem.of(
                        "too-many-streams",
                        429,
                        "Too many streams at once",
                        "%d activity streams are open, as many as an account may have; close one.".formatted(most))
                .with("limit", most)
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }
}
