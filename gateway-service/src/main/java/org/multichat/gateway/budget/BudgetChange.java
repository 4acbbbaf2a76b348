package org.multichat.gateway.budget;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;

/**
 * What an administrator wants to be otherwise; what is null stays as it is.
 *
 * @param paused whether nothing new is admitted
 */
public record BudgetChange(
        @Nullable Limit limit,
        BudgetPeriod.@Nullable Kind period,
        @Nullable ZoneId zone,
        @Nullable Boolean paused) {

    /** @param amount nothing: nothing binds any more */
    public record Limit(@Nullable Money amount) {}
}
