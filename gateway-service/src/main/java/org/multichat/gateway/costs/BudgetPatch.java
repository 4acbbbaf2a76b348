package org.multichat.gateway.costs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.budget.BudgetChange;
import org.multichat.gateway.budget.BudgetPeriod;
import org.multichat.gateway.money.Money;
import org.multichat.kit.problem.Invalid;

/** What of the budget is to be otherwise; what is left out stays. */
@Schema(name = "BudgetChange", description = "What is to be otherwise; what is left out stays")
record BudgetPatch(
        @Schema(
                type = SchemaType.STRING,
                description = "US dollars as a decimal string, at most 1000000000; null: nothing binds any more",
                examples = "25.00")
        @Nullable
        JsonNode limit,

        @Nullable Period period,

        @Schema(description = "Whether nothing new is to be begun; what runs goes on") @Nullable
        Boolean paused) {

    /** How long the limit is to last. */
    @Schema(name = "BudgetPeriodChange")
    record Period(
            @Schema(required = true) BudgetPeriod.@Nullable Kind kind,

            @Schema(
                    description = "Whose midnight ends it: UTC, or a name of the IANA; left out, it stays",
                    examples = "Europe/Berlin")
            @Nullable
            String zone) {}

    BudgetChange change() {
        if (limit == null && period == null && paused == null) {
            throw new Invalid("", "There is nothing to change: give limit, period or paused.");
        }
        BudgetPeriod.Kind kind = period == null ? null : period.kind();
        if (period != null && kind == null) {
            throw new Invalid("period.kind", "has to be one of NONE, DAY, WEEK, MONTH");
        }
        String zone = period == null ? null : period.zone();
        ZoneId place = zone == null ? null : CostQuery.zone("period.zone", zone);
        return new BudgetChange(limit == null ? null : of(limit), kind, place, paused);
    }

    private static BudgetChange.Limit of(JsonNode limit) {
        if (limit.isNull()) {
            return new BudgetChange.Limit(null);
        }
        if (!limit.isTextual()) {
            throw new Invalid("limit", "has to be US dollars as a decimal string such as \"25.00\", or null");
        }
        try {
            return new BudgetChange.Limit(Money.ofDollars(limit.textValue()));
        } catch (IllegalArgumentException notAnAmount) {
            throw new Invalid("limit", String.valueOf(notAnAmount.getMessage()));
        }
    }
}
