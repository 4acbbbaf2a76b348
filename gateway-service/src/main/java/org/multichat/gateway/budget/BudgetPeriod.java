package org.multichat.gateway.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a limit lasts before it begins anew.
 *
 * @param zone whose midnight ends it, as the IANA calls it
 * @param startedAt nothing: all that was ever spent counts
 * @param endsAt nothing: it never ends
 */
public record BudgetPeriod(
        Kind kind,
        String zone,
        @Nullable Instant startedAt,
        @Nullable Instant endsAt) {

    /** Weeks begin on Mondays. */
    public enum Kind {
        NONE,
        DAY,
        WEEK,
        MONTH
    }
}
