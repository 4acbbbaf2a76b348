package org.multichat.gateway.chat;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** The account, or this gateway, has as many turns under way as it may. Nothing was recorded. */
final class TooManyTurns extends Refusal {

    /**
     * @param which by which limit, for programs: {@code open-turns}, {@code turns-per-minute} or {@code running-turns}
     */
    private TooManyTurns(String which, String detail, int retryAfterSeconds) {
        super(Problem.of("too-many-turns", 429, "Too many turns at once", detail)
                .with("limit", which)
                .with("retryAfterSeconds", retryAfterSeconds));
    }

    static TooManyTurns open(int limit) {
        return new TooManyTurns(
                "open-turns",
                "%d turns are open, as many as an account may have; wait for one to end.".formatted(limit),
                2);
    }

    static TooManyTurns perMinute(int limit) {
        return new TooManyTurns(
                "turns-per-minute",
                "%d turns were started within a minute, as many as an account may.".formatted(limit),
                10);
    }

    static TooManyTurns here(int limit) {
        return new TooManyTurns(
                "running-turns",
                "This gateway runs %d turns, as many as it may; please try again.".formatted(limit),
                1);
    }
}
