package org.multichat.song.score;

/**
 * The players there are, by their General MIDI programs, so that any SoundFont has them.
 *
 * <p>The ranges are where an instrument sounds like itself, not the last key it has. Volume is what makes all equally
 * loud in the built-in bank, measured over a scale in the middle of the range.
 */
public enum Instrument {
    PIANO(0, 40, 88, 99),
    BRIGHT_PIANO(1, 40, 88, 126),
    ELECTRIC_PIANO(4, 40, 84, 74),
    HARPSICHORD(6, 41, 84, 104),
    CELESTA(8, 60, 96, 74),
    GLOCKENSPIEL(9, 67, 96, 92),
    MUSIC_BOX(10, 60, 96, 101),
    VIBRAPHONE(11, 53, 89, 92),
    MARIMBA(12, 48, 88, 92),
    TUBULAR_BELLS(14, 60, 79, 92),
    ORGAN(16, 43, 84, 98),
    CHURCH_ORGAN(19, 43, 84, 77),
    ACCORDION(21, 53, 86, 98),
    HARMONICA(22, 60, 88, 98),
    NYLON_GUITAR(24, 40, 79, 123),
    STEEL_GUITAR(25, 40, 79, 122),
    CLEAN_GUITAR(27, 40, 81, 123),
    OVERDRIVEN_GUITAR(29, 40, 81, 58),
    DISTORTED_GUITAR(30, 40, 81, 58),
    DOUBLE_BASS(32, 28, 55, 119),
    ELECTRIC_BASS(33, 28, 55, 119),
    FRETLESS_BASS(35, 28, 55, 115),
    SYNTH_BASS(38, 28, 55, 109),
    VIOLIN(40, 55, 93, 101),
    VIOLA(41, 48, 81, 101),
    CELLO(42, 36, 72, 97),
    PIZZICATO(45, 43, 88, 98),
    HARP(46, 40, 91, 92),
    STRINGS(48, 43, 88, 109),
    SLOW_STRINGS(49, 43, 84, 109),
    SYNTH_STRINGS(50, 43, 84, 109),
    CHOIR(52, 48, 79, 110),
    TRUMPET(56, 55, 82, 105),
    TROMBONE(57, 40, 70, 117),
    TUBA(58, 28, 53, 119),
    MUTED_TRUMPET(59, 55, 82, 105),
    HORN(60, 41, 77, 98),
    BRASS(61, 45, 80, 127),
    SOPRANO_SAX(64, 56, 86, 84),
    ALTO_SAX(65, 49, 80, 84),
    TENOR_SAX(66, 44, 75, 84),
    OBOE(68, 58, 86, 94),
    BASSOON(70, 36, 67, 90),
    CLARINET(71, 50, 86, 82),
    PICCOLO(72, 74, 98, 91),
    FLUTE(73, 60, 93, 91),
    RECORDER(74, 60, 91, 91),
    PAN_FLUTE(75, 60, 89, 91),
    WHISTLE(78, 72, 96, 91),
    SQUARE_LEAD(80, 48, 91, 98),
    SAW_LEAD(81, 45, 88, 98),
    WARM_PAD(89, 43, 81, 98),
    POLY_PAD(90, 43, 84, 97),
    SITAR(104, 48, 79, 98),
    BANJO(105, 48, 84, 98),
    KOTO(107, 50, 86, 97),
    KALIMBA(108, 55, 88, 92),
    DRUM_KIT(0, 0, 127, 108);

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
