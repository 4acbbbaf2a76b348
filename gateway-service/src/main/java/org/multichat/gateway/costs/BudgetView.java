package org.multichat.gateway.costs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.budget.BudgetPeriod;
import org.multichat.gateway.budget.BudgetState;
import org.multichat.gateway.money.Money;

/** The budget as it is shown: the one that limits what may be spent, which is the installation's. */
@Schema(name = "Budget")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BudgetView(
        @Schema(examples = "USD") String currency,

        @Schema(description = "Of the whole installation; absent where nothing binds") @Nullable
        Money limit,

        @Schema(description = "What stands as spent in the running period")
        Money spent,

        @Schema(description = "What is set aside for turns under way")
        Money held,

        @Schema(description = "True cost beyond what was set aside and what fitted")
        Money overrun,

        @Schema(description = "What the next turn may cost at the most; absent where nothing binds") @Nullable
        Money available,

        PeriodView period,

        @Schema(description = "Whether an administrator has paused it: nothing new is begun")
        boolean paused,

        @Schema(description = "That many percent of the limit are spent or held, or more; absent below 50") @Nullable
        Warning warning,

        @Schema(description = "Whether you may change it: administrators may")
        boolean mayChange) {

    /** How long the limit lasts. */
    @Schema(name = "BudgetPeriod")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PeriodView(
            BudgetPeriod.Kind kind,

            @Schema(description = "Whose midnight ends it", examples = "Europe/Berlin")
            String zone,

            @Schema(description = "Absent: all that was ever spent counts") @Nullable
            Instant startedAt,

            @Schema(description = "When the limit begins anew; absent: never") @Nullable
            Instant endsAt) {}

    /** Percents of the limit. */
    @Schema(enumeration = {"50", "80", "95"})
    enum Warning {
        AT_95(95),
        AT_80(80),
        AT_50(50);

        private final long percent;

        Warning(long percent) {
            this.percent = percent;
        }

        @JsonValue
        String text() {
            return Long.toString(percent);
        }

        /** The highest that is reached, if any is. */
        static Optional<Warning> of(Money gone, Money limit) {
            for (Warning warning : values()) {
                if (Math.multiplyExact(gone.micros(), 100L) >= Math.multiplyExact(limit.micros(), warning.percent)) {
                    return Optional.of(warning);
                }
            }
            return Optional.empty();
        }
    }

    static BudgetView of(BudgetState state, Account account) {
        Money gone = state.spent().plus(state.held());
        return new BudgetView(
                Money.CURRENCY,
                state.limit().orElse(null),
                state.spent(),
                state.held(),
                state.overrun(),
                state.available().orElse(null),
                new PeriodView(
                        state.period().kind(),
                        state.period().zone(),
                        state.period().startedAt(),
                        state.period().endsAt()),
                state.paused(),
                state.limit().flatMap(limit -> Warning.of(gone, limit)).orElse(null),
                account.administrator());
    }
}
