package org.multichat.gateway.budget;

import java.util.Optional;
import org.multichat.gateway.money.Money;

/**
 * The budget that limits an account, as it is now: the installation's.
 *
 * @param limit empty where nothing binds
 * @param spent what stands as spent in the running period
 * @param available what the account's next turn may cost at the most; empty where nothing binds
 * @param paused whether nothing new is admitted
 * @param version counts changes of the settings
 */
public record BudgetState(
        Optional<Money> limit,
        Money spent,
        Money held,
        Money overrun,
        Optional<Money> available,
        BudgetPeriod period,
        boolean paused,
        long version) {}
