package org.multichat.gateway.chat;

import org.multichat.gateway.turn.Turn;

/**
 * A turn that was asked for.
 *
 * @param replayed whether it was asked for before, with the same key
 */
public record AskedTurn(Turn turn, boolean replayed) {}
