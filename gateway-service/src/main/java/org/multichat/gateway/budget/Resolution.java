package org.multichat.gateway.budget;

import java.util.UUID;
import org.multichat.gateway.money.Money;

/**
 * What becomes of money that was set aside.
 *
 * @param actual what it has cost; where that is nothing, all of it is given back
 */
public record Resolution(UUID reservation, Money actual) {}
