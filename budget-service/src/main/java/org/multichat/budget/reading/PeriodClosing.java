package org.multichat.budget.reading;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What stood when a period of a budget ended. What is learned later of a cost in it is in the entries, not here.
 *
 * @param startsAt absent for the first period: since the budget was made
 * @param limitMicros the limit then; absent where the budget did not bind
 * @param overrunMicros true cost beyond what was held and what fitted; not part of {@code spentMicros}
 * @param carriedMicros reserved then, and held against the next period
 */
@Schema(
        name = "PeriodClosing",
        requiredProperties = {"endsAt", "spentMicros", "overrunMicros", "carriedMicros", "closedAt"})
record PeriodClosing(
        @Nullable Instant startsAt,
        Instant endsAt,
        @Nullable Long limitMicros,
        long spentMicros,
        long overrunMicros,
        long carriedMicros,
        Instant closedAt) {}
