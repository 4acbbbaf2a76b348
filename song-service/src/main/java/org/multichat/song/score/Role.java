package org.multichat.song.score;

/** What a part is there for. */
public enum Role {
    /** Carries the tune. */
    MELODY,
    /** Answers the tune, doubles it, or plays the hook. */
    SECOND,
    CHORDS,
    /** Holds the harmony behind everything else. */
    PAD,
    BASS,
    DRUMS
}
