package org.multichat.budget.reading;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.multichat.budget.money.Money;

/**
 * What the reservations of a budget have cost, summed up; what was taken back does not count.
 *
 * @param groups the dearest first, days in their order
 */
@Schema(
        name = "Summary",
        requiredProperties = {"by", "groups", "totalMicros", "count"})
record Summary(
        @Schema(enumeration = {"modality", "provider", "day"})
        String by,

        List<Group> groups,
        long totalMicros,
        long count) {

    @Schema(
            name = "SummaryGroup",
            requiredProperties = {"key", "costMicros", "count"})
    record Group(@Schema(examples = "IMAGE") String key, long costMicros, long count) {}

    static Summary of(SummaryBy by, List<Group> groups) {
        Money total =
                groups.stream().map(group -> new Money(group.costMicros())).reduce(Money.ZERO, Money::plus);
        return new Summary(
                by.name().toLowerCase(Locale.ROOT),
                groups,
                total.micros(),
                groups.stream().mapToLong(Group::count).sum());
    }
}
