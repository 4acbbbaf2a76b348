package org.multichat.budget.database;

import java.time.Duration;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/**
 * The database does not answer. Whether what was asked has been done may be unknown; asking again with the same ids is
 * right in either case.
 */
public final class LedgerUnavailable extends Refusal {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    public LedgerUnavailable() {
        super(Problem.of(
                        "ledger-unavailable",
                        503,
                        "The ledger does not answer at the moment",
                        "Ask again with the same ids; what was done already is not done twice.")
                .with("retryAfterSeconds", RETRY_AFTER.toSeconds()));
    }
}
