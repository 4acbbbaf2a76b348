package org.multichat.gateway.turn;

import java.util.UUID;
import org.multichat.gateway.money.Money;

/**
 * A classification that is paid for: what it may cost, under which key money is set aside for it, and what stands where
 * it cannot be had.
 *
 * @param reservation fixed before anybody is asked
 * @param local what was found out for nothing
 */
public record Classifying(
        UUID reservation, Money most, String provider, String model, String priceVersion, Route local) {}
