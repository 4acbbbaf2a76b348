package org.multichat.budget.reading;

import com.fasterxml.jackson.annotation.JsonGetter;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.multichat.budget.money.Money;

/**
 * What the reservations of a budget have cost, summed up; what was taken back does not count.
 *
 * @param groups the dearest first, days in their order
 */
@Schema(name = "Summary")
record Summary(SummaryBy by, List<Group> groups, long totalMicros, long count) {

    @Schema(name = "SummaryGroup")
    record Group(@Schema(examples = "IMAGE") String key, long costMicros, long count) {}

    static Summary of(SummaryBy by, List<Group> groups) {
        Money total =
                groups.stream().map(group -> new Money(group.costMicros())).reduce(Money.ZERO, Money::plus);
        return new Summary(
                by,
                groups,
                total.micros(),
                groups.stream().mapToLong(Group::count).sum());
    }

    @JsonGetter("by")
    @Schema(
            name = "by",
            enumeration = {"modality", "provider", "day"})
    String byName() {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
