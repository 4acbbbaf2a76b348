package org.multichat.gateway.generation;

import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Charged;

/**
 * What ending a generation early comes to.
 *
 * @param used the cost, where the generator knows it
 */
public record Cancellation(Charged charged, @Nullable Money used) {}
