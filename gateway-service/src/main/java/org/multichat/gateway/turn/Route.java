package org.multichat.gateway.turn;

/**
 * Which modality a prompt asks for.
 *
 * @param confidence 0 to 1
 * @param reason why, in a few words for a person
 * @param decidedBy who decided, such as {@code local-embedding} or {@code client}
 */
public record Route(Modality modality, double confidence, String reason, String decidedBy) {}
