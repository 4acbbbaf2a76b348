package org.multichat.song.theory;

import java.util.List;

/**
 * A tonic and a mode, such as G minor.
 *
 * @param tonic pitch class, 0 is C
 */
public record Key(int tonic, Mode mode) {

    public static final int OCTAVE = 12;
    private static final List<String> NAMES =
            List.of("C", "D flat", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B");

    public Key {
        if (tonic < 0 || tonic >= OCTAVE) {
            throw new IllegalArgumentException("a tonic is a pitch class, 0 to 11");
        }
    }

    /** The pitch classes of the scale, from the tonic upwards. */
    public List<Integer> scale() {
        return mode.steps().stream().map(step -> (tonic + step) % OCTAVE).toList();
    }

    @Override
    public String toString() {
        return NAMES.get(tonic) + " " + mode;
    }
}
