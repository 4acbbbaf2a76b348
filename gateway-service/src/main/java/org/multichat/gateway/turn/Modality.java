package org.multichat.gateway.turn;

/** What a prompt asks for. */
public enum Modality {
    IMAGE,
    SONG,
    RESEARCH,
    /** Nothing paid should run: a greeting, chit-chat, or unclear. Asked back, free. */
    NONE
}
