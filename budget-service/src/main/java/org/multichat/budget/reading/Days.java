package org.multichat.budget.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Invalid;

/**
 * The days that are asked about; either end may be open.
 *
 * @param to the first day that no longer counts
 * @param zone whose midnight ends a day
 */
record Days(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone) {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    Days {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new Invalid("to", "has to be after from; it is the first day that no longer counts");
        }
    }

    static Days read(@Nullable String from, @Nullable String to, @Nullable String timeZone) {
        return new Days(day("from", from), day("to", to), zone(timeZone));
    }

    Optional<Instant> start() {
        return Optional.ofNullable(from).map(this::midnight);
    }

    Optional<Instant> end() {
        return Optional.ofNullable(to).map(this::midnight);
    }

    /** How many they are, where both ends are known. */
    Optional<Long> count() {
        return from == null || to == null ? Optional.empty() : Optional.of(ChronoUnit.DAYS.between(from, to));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // Answered as any other day that cannot be meant.
        }
        throw new Invalid(name, "has to be a day such as 2026-01-31");
    }

    /** Names with a place in them mean the same in Java and in PostgreSQL; offsets such as UTC+2 do not. */
    private static ZoneId zone(@Nullable String name) {
        if (name == null || name.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        if (name.indexOf('/') < 0
                || name.startsWith("SystemV/")
                || !ZoneId.getAvailableZoneIds().contains(name)) {
            throw new Invalid("timeZone", "has to be UTC or a name such as Europe/Berlin");
        }
        return ZoneId.of(name);
    }

    /** As PostgreSQL calls it. */
    String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
