package org.multichat.song.theory;

/**
 * How a bar is counted. Time is whole ticks, {@value #TICKS_PER_STEP} to a sixteenth note, so that halves, thirds and
 * quarters of a beat are exact.
 */
public enum Metre {
    FOUR_FOUR("4/4", 16, 4),
    THREE_FOUR("3/4", 12, 4),
    SIX_EIGHT("6/8", 12, 6),
    FIVE_FOUR("5/4", 20, 4);

    public static final int TICKS_PER_STEP = 12;

    private final String word;
    /** Sixteenth notes in a bar. */
    private final int stepsPerBar;

    /** Sixteenth notes in a beat as it is tapped: 4, or 6 where the beat is a dotted quarter. */
    private final int stepsPerBeat;

    Metre(String word, int stepsPerBar, int stepsPerBeat) {
        this.word = word;
        this.stepsPerBar = stepsPerBar;
        this.stepsPerBeat = stepsPerBeat;
    }

    public int stepsPerBar() {
        return stepsPerBar;
    }

    public int stepsPerBeat() {
        return stepsPerBeat;
    }

    public int beatsPerBar() {
        return stepsPerBar / stepsPerBeat;
    }

    public int ticksPerBar() {
        return stepsPerBar * TICKS_PER_STEP;
    }

    public int ticksPerBeat() {
        return stepsPerBeat * TICKS_PER_STEP;
    }

    /** Whether the bar leans on this place: its first beat, and its middle where it has one. */
    public boolean isStrong(int tickInBar) {
        return tickInBar == 0
                || switch (this) {
                    case FOUR_FOUR, SIX_EIGHT -> tickInBar == ticksPerBar() / 2;
                    case THREE_FOUR -> false;
                    case FIVE_FOUR -> tickInBar == 3 * ticksPerBeat();
                };
    }

    @Override
    public String toString() {
        return word;
    }
}
