package org.multichat.gateway.turn;

/**
 * What remains to be put right of a turn's money.
 *
 * @param release money may be set aside that nothing was done for
 * @param classification what was set aside for finding out what was asked for is not settled yet
 * @param cost it has ended, and what it has cost is still to be learned
 */
record Unsettled(boolean release, boolean classification, boolean cost) {}
