package org.multichat.song.theory;

import java.util.List;
import java.util.Locale;

/** Which seven steps of the twelve make the scale above a tonic. */
public enum Mode {
    MAJOR,
    MINOR,
    DORIAN,
    PHRYGIAN,
    LYDIAN,
    MIXOLYDIAN;

    /** Semitones above the tonic, ascending. */
    public List<Integer> steps() {
        return switch (this) {
            case MAJOR -> List.of(0, 2, 4, 5, 7, 9, 11);
            case MINOR -> List.of(0, 2, 3, 5, 7, 8, 10);
            case DORIAN -> List.of(0, 2, 3, 5, 7, 9, 10);
            case PHRYGIAN -> List.of(0, 1, 3, 5, 7, 8, 10);
            case LYDIAN -> List.of(0, 2, 4, 6, 7, 9, 11);
            case MIXOLYDIAN -> List.of(0, 2, 4, 5, 7, 9, 10);
        };
    }

    /** Whether it sounds dark: a minor third above the tonic. */
    public boolean isMinor() {
        return steps().get(2) == 3;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
