package org.multichat.gateway.turn;

/**
 * The right to run a turn, for a while.
 *
 * @param epoch grows with every new holder, so that an old one is noticed and turned away
 */
public record Lease(TurnId turn, int epoch) {}
