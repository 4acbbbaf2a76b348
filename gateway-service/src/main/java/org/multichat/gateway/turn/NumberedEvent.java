package org.multichat.gateway.turn;

/**
 * One event of a turn's log, with the bytes that every listener gets.
 *
 * @param seq 1, 2, 3 ... without gaps
 * @param json the event as it was committed
 */
public record NumberedEvent(int seq, String json, boolean last) {}
