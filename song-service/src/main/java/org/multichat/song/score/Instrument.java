package org.multichat.song.score;

/**
 * The players there are, by their General MIDI programs, so that any SoundFont has them.
 *
 * <p>The ranges are where an instrument sounds like itself, not the last key it has. Volume is what makes all equally
 * loud in the built-in bank, measured over a scale in the middle of the range.
 */
public enum Instrument {
    PIANO(0, 40, 88, 83),
    BRIGHT_PIANO(1, 40, 88, 83),
    ELECTRIC_PIANO(4, 40, 84, 98),
    HARPSICHORD(6, 41, 84, 100),
    CELESTA(8, 60, 96, 101),
    GLOCKENSPIEL(9, 67, 96, 100),
    MUSIC_BOX(10, 60, 96, 100),
    VIBRAPHONE(11, 53, 89, 94),
    MARIMBA(12, 48, 88, 127),
    TUBULAR_BELLS(14, 60, 79, 83),
    ORGAN(16, 43, 84, 87),
    CHURCH_ORGAN(19, 43, 84, 65),
    ACCORDION(21, 53, 86, 89),
    HARMONICA(22, 60, 88, 83),
    NYLON_GUITAR(24, 40, 79, 114),
    STEEL_GUITAR(25, 40, 79, 93),
    CLEAN_GUITAR(27, 40, 81, 99),
    OVERDRIVEN_GUITAR(29, 40, 81, 73),
    DISTORTED_GUITAR(30, 40, 81, 77),
    DOUBLE_BASS(32, 28, 55, 127),
    ELECTRIC_BASS(33, 28, 55, 119),
    FRETLESS_BASS(35, 28, 55, 116),
    SYNTH_BASS(38, 28, 55, 122),
    VIOLIN(40, 55, 93, 86),
    VIOLA(41, 48, 81, 87),
    CELLO(42, 36, 72, 89),
    PIZZICATO(45, 43, 88, 127),
    HARP(46, 40, 91, 103),
    STRINGS(48, 43, 88, 92),
    SLOW_STRINGS(49, 43, 84, 97),
    SYNTH_STRINGS(50, 43, 84, 86),
    CHOIR(52, 48, 79, 82),
    TRUMPET(56, 55, 82, 84),
    TROMBONE(57, 40, 70, 87),
    TUBA(58, 28, 53, 105),
    MUTED_TRUMPET(59, 55, 82, 86),
    HORN(60, 41, 77, 84),
    BRASS(61, 45, 80, 81),
    SOPRANO_SAX(64, 56, 86, 85),
    ALTO_SAX(65, 49, 80, 86),
    TENOR_SAX(66, 44, 75, 87),
    OBOE(68, 58, 86, 84),
    BASSOON(70, 36, 67, 86),
    CLARINET(71, 50, 86, 87),
    PICCOLO(72, 74, 98, 83),
    FLUTE(73, 60, 93, 84),
    RECORDER(74, 60, 91, 84),
    PAN_FLUTE(75, 60, 89, 86),
    WHISTLE(78, 72, 96, 83),
    SQUARE_LEAD(80, 48, 91, 94),
    SAW_LEAD(81, 45, 88, 73),
    WARM_PAD(89, 43, 81, 96),
    POLY_PAD(90, 43, 84, 76),
    SITAR(104, 48, 79, 90),
    BANJO(105, 48, 84, 123),
    KOTO(107, 50, 86, 106),
    KALIMBA(108, 55, 88, 117),
    DRUM_KIT(0, 0, 127, 70);

    private final int program;
    private final int lowest;
    private final int highest;
    private final int volume;

    Instrument(int program, int lowest, int highest, int volume) {
        this.program = program;
        this.lowest = lowest;
        this.highest = highest;
        this.volume = volume;
    }

    public int program() {
        return program;
    }

    public int lowest() {
        return lowest;
    }

    public int highest() {
        return highest;
    }

    public int volume() {
        return volume;
    }

    public boolean plays(int pitch) {
        return pitch >= lowest && pitch <= highest;
    }

    /** Whether a held note fades by itself, so that long notes need company. */
    public boolean isStruck() {
        return switch (this) {
            case PIANO,
                    BRIGHT_PIANO,
                    ELECTRIC_PIANO,
                    HARPSICHORD,
                    CELESTA,
                    GLOCKENSPIEL,
                    MUSIC_BOX,
                    VIBRAPHONE,
                    MARIMBA,
                    TUBULAR_BELLS,
                    NYLON_GUITAR,
                    STEEL_GUITAR,
                    CLEAN_GUITAR,
                    PIZZICATO,
                    HARP,
                    SITAR,
                    BANJO,
                    KOTO,
                    KALIMBA -> true;
            default -> false;
        };
    }
}
