package org.multichat.budget.tree;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** How long a limit lasts before it begins anew: at midnight of the budget's time zone, weeks on Mondays. */
public enum Period {
    NONE,
    DAY,
    WEEK,
    MONTH;

    /** Where the period began that runs at this moment; absent where none does. */
    Optional<Instant> startOf(Instant moment, ZoneId zone) {
        return firstDay(moment, zone).map(day -> midnight(day, zone));
    }

    /** Where the period ends that runs at this moment, and the next begins. */
    Optional<Instant> endOf(Instant moment, ZoneId zone) {
        return firstDay(moment, zone)
                .map(day -> switch (this) {
                    case NONE -> day;
                    case DAY -> day.plusDays(1);
                    case WEEK -> day.plusWeeks(1);
                    case MONTH -> day.plusMonths(1);
                })
                .map(day -> midnight(day, zone));
    }

    private Optional<LocalDate> firstDay(Instant moment, ZoneId zone) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        return switch (this) {
            case NONE -> Optional.empty();
            case DAY -> Optional.of(day);
            case WEEK -> Optional.of(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> Optional.of(day.withDayOfMonth(1));
        };
    }

    /** The first moment of the day: where clocks are put forward at midnight, that is one o'clock. */
    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
