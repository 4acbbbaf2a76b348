package org.multichat.budget.tree;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;
import org.multichat.budget.text.ShortText;
import org.multichat.kit.problem.Invalid;

/**
 * What a budget is to be.
 *
 * @param parentId fixed for life; absent for a root
 * @param limitMicros absent: this budget does not bind, only those above it
 */
@Schema(name = "BudgetTerms")
public record BudgetTerms(
        @Schema(required = true, examples = "open account", maxLength = MAX_NAME_CHARS)
        String name,

        @Nullable BudgetId parentId,

        @Schema(
                examples = "20000000",
                minimum = "0",
                description = "In millionths of a US dollar; absent: does not bind")
        @Nullable
        Long limitMicros,

        @Nullable Period period,
        @Schema(required = true) SetBy setBy) {

    static final int MAX_NAME_CHARS = 100;

    public BudgetTerms {
        name = ShortText.required(name, "name", MAX_NAME_CHARS);
        period = period == null ? Period.NONE : period;
        if (setBy == null) {
            throw new Invalid("setBy", "has to be SETTING or ADMINISTRATOR");
        }
        if (limitMicros != null && (limitMicros < 0 || limitMicros > Money.MAX_LIMIT.micros())) {
            throw new Invalid("limitMicros", "has to be 0 to %d".formatted(Money.MAX_LIMIT.micros()));
        }
    }
}
