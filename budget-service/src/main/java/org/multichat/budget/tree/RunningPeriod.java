package org.multichat.budget.tree;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The period whose money a budget's balance counts.
 *
 * @param startsAt absent: all that was ever moved counts
 * @param endsAt absent: it never ends
 */
public record RunningPeriod(
        Period period,
        ZoneId zone,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

    public static final RunningPeriod ENDLESS = new RunningPeriod(Period.NONE, ZoneId.of("UTC"), null, null);

    /** Begins with what there is: nothing of it is forgotten before the period's first end. */
    public static RunningPeriod beginning(Period period, ZoneId zone, Instant now) {
        return new RunningPeriod(period, zone, null, period.endOf(now, zone).orElse(null));
    }

    public boolean isOver(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }

    /** The one that runs now; whole periods in which nothing happened are passed over. */
    public RunningPeriod next(Instant now) {
        return new RunningPeriod(
                period,
                zone,
                period.startOf(now, zone).orElse(null),
                period.endOf(now, zone).orElse(null));
    }

    public boolean counts(Instant moment) {
        return startsAt == null || !moment.isBefore(startsAt);
    }

    public Optional<Instant> end() {
        return Optional.ofNullable(endsAt);
    }
}
