package org.multichat.gateway.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which costs are asked for.
 *
 * @param from the first day on which they arose; nothing: from the beginning on
 * @param to the last one; nothing: until now
 * @param zone whose midnight ends a day
 * @param modality {@code OTHER}: those of none
 * @param provider {@code other}: those of none
 * @param unknownOnly those whose true cost nobody has told yet
 */
public record CostFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        ZoneId zone,
        @Nullable String modality,
        @Nullable String provider,
        boolean unknownOnly) {

    public static final CostFilter ALL = new CostFilter(null, null, ZoneId.of("UTC"), null, null, false);

    /** The moment the first day begins. */
    @Nullable
    Instant begins() {
        return from == null ? null : from.atStartOfDay(zone).toInstant();
    }

    /** The moment the last day is over. */
    @Nullable
    Instant ends() {
        return to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Nullable
    String firstDay() {
        return from == null ? null : from.toString();
    }

    /** The first day that no longer counts, as the ledger asks for it. */
    @Nullable
    String dayAfter() {
        return to == null ? null : to.plusDays(1).toString();
    }
}
