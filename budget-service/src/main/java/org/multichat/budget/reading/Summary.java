package org.multichat.budget.reading;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the reservations of a budget have cost, summed up; what was taken back does not count.
 *
 * @param groups the dearest first, days in their order
 * @param cut there are more groups than are told; the totals count them all
 * @param archivedBefore reservations made before this day are archived: the days of their costs are UTC's
 */
@Schema(
        name = "Summary",
        requiredProperties = {"by", "groups", "totalMicros", "count", "cut"})
record Summary(
        @Schema(enumeration = {"modality", "provider", "day", "day_modality", "account"})
        String by,

        List<Group> groups,
        long totalMicros,
        long count,
        boolean cut,
        @Nullable LocalDate archivedBefore) {

    /** @param name of the budget, where the key is its id */
    @Schema(
            name = "SummaryGroup",
            requiredProperties = {"key", "costMicros", "count"})
    record Group(
            @Schema(examples = "IMAGE") String key,
            @Nullable String name,
            long costMicros,
            long count) {}
}
