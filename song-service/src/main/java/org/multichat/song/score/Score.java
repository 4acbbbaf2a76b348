package org.multichat.song.score;

import java.util.List;

/**
 * A song written down.
 *
 * @param parts who plays what
 * @param clock when a tick sounds
 * @param seconds how long it is, the last chord and its fading included
 * @param human by how many milliseconds players miss the beat, about
 * @param seed of what is left to chance in playing
 */
public record Score(List<Part> parts, Clock clock, double seconds, double human, long seed) {

    public Score {
        parts = List.copyOf(parts);
    }

    /** Tells when a tick sounds: tempo, swing and the slowing down at the end. */
    @FunctionalInterface
    public interface Clock {
        double seconds(int tick);
    }

    public Part part(Role role) {
        return parts.stream()
                .filter(part -> part.role() == role)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part is " + role));
    }

    public boolean has(Role role) {
        return parts.stream().anyMatch(part -> part.role() == role);
    }
}
