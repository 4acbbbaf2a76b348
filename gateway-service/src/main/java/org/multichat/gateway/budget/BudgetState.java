package org.multichat.gateway.budget;

import java.util.Optional;
import org.multichat.gateway.money.Money;

/**
 * A budget as it is now.
 *
 * @param limit of the whole installation; empty where nothing binds
 * @param available what the next turn may cost at the most; empty where nothing binds
 */
public record BudgetState(Optional<Money> limit, Money spent, Money held, Money overrun, Optional<Money> available) {}
