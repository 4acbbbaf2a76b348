package org.multichat.gateway.costs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.multichat.gateway.budget.CostSums;
import org.multichat.gateway.money.Money;

/** What some days have cost, from several sides. */
@Schema(name = "CostSummary")
record CostSummary(
        @Schema(examples = "USD") String currency,
        LocalDate from,
        @Schema(description = "The last day") LocalDate to,
        @Schema(examples = "Europe/Berlin") String zone,
        Money total,
        @Schema(description = "How many costs that are") long count,
        Map<String, Money> byModality,
        Map<String, Money> byProvider,

        @Schema(description = "In their order; days without costs are left out")
        List<Day> byDay) {

    /** What one day has cost. */
    @Schema(name = "DayOfCosts")
    record Day(LocalDate day, Money total, long count, Map<String, Money> byModality) {}

    /** From sums whose keys are a day, a blank and a modality, day by day. */
    static List<Day> days(CostSums sums) {
        List<Day> days = new ArrayList<>();
        for (CostSums.Group group : sums.groups()) {
            int blank = group.key().indexOf(' ');
            LocalDate day = LocalDate.parse(group.key().substring(0, blank));
            boolean isNew = days.isEmpty() || !days.getLast().day().equals(day);
            Day before = isNew ? new Day(day, Money.ZERO, 0, Map.of()) : days.removeLast();
            Map<String, Money> byModality = new LinkedHashMap<>(before.byModality());
            byModality.put(group.key().substring(blank + 1), group.amount());
            days.add(new Day(day, before.total().plus(group.amount()), before.count() + group.count(), byModality));
        }
        return days;
    }
}
