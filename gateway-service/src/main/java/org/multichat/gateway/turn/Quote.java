package org.multichat.gateway.turn;

import org.multichat.gateway.money.Money;

/**
 * The most a generation can cost, as its service said.
 *
 * @param bound {@code hard} where the call cannot come to more, else {@code soft}
 */
public record Quote(Money most, String bound, String provider, String model, String priceVersion, String basis) {}
