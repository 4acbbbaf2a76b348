package org.multichat.song.plan;

/** How chords or a bass move through a bar. */
public enum Figure {
    /** Held as long as the chord lasts. */
    SUSTAIN,
    /** On every beat. */
    BEATS,
    /** Steady eighth notes. */
    PULSE,
    EIGHTHS,
    /** Up and down through the chord in eighth notes. */
    ARPEGGIO,
    ARPEGGIO16,
    ALBERTI,
    /** The right hand of a folk guitar. */
    PICKING,
    STRUM,
    /** Short, off the beat. */
    SKANK,
    /** A jazz pianist's sparse answers. */
    COMP,
    STABS,
    SHUFFLE,
    /** Palm-muted sixteenths. */
    CHUG,
    /** Bass on one, chords after it. */
    OOMPAH,
    OSTINATO,
    BOSSA,
    MONTUNO,
    ROOTS,
    FIFTHS,
    OCTAVES,
    WALKING,
    ROLLING,
    OFFBEAT,
    SYNCOPATED,
    REGGAE,
    TUMBAO,
    PEDAL
}
