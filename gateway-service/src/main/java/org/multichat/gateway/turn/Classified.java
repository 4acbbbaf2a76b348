package org.multichat.gateway.turn;

import org.multichat.gateway.money.Money;

/**
 * What a paid classification came to.
 *
 * @param cost what it cost; where that is not known, the most that it can be
 * @param held whether money was, or may be, set aside for it
 */
public record Classified(Charged charged, Money cost, boolean held) {}
