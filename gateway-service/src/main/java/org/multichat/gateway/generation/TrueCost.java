package org.multichat.gateway.generation;

import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Charged;

/**
 * What a generation has come to, as far as its provider tells now.
 *
 * @param used the cost, where it is known
 */
public record TrueCost(Charged charged, @Nullable Money used) {}
