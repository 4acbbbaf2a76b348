package org.multichat.song.plan;

/**
 * A stretch of the form.
 *
 * @param kind what it is
 * @param bars how long, in bars
 * @param nth which of its kind, from 0
 * @param intensity how much goes on, 0 to 1
 */
public record Section(Kind kind, int bars, int nth, double intensity) {

    public enum Kind {
        INTRO,
        VERSE,
        CHORUS,
        BRIDGE,
        OUTRO
    }

    public Section {
        if (bars < 1) {
            throw new IllegalArgumentException("a section has a bar at least");
        }
    }
}
