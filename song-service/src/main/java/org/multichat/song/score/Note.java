package org.multichat.song.score;

/**
 * One note.
 *
 * @param tick when it begins
 * @param ticks how long it is held
 * @param pitch as MIDI counts, 60 is middle C; in a drum part the drum
 * @param velocity how hard it is struck, 1 to 127
 */
public record Note(int tick, int ticks, int pitch, int velocity) {

    private static final int LOUDEST = 127;

    public Note {
        if (tick < 0 || ticks < 1) {
            throw new IllegalArgumentException("a note begins at 0 or later and lasts: %d, %d".formatted(tick, ticks));
        }
        if (pitch < 0 || pitch > LOUDEST) {
            throw new IllegalArgumentException("no such pitch: " + pitch);
        }
        velocity = Math.clamp(velocity, 1, LOUDEST);
    }

    public int end() {
        return tick + ticks;
    }
}
