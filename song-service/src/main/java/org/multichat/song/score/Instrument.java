package org.multichat.song.score;

/**
 * The players there are, by their General MIDI programs, so that any SoundFont has them.
 *
 * <p>The ranges are where an instrument sounds like itself, not the last key it has. Volume is what lets it sit beside
 * the others in the built-in bank.
 */
public enum Instrument {
    PIANO(0, 40, 88, 100),
    BRIGHT_PIANO(1, 40, 88, 100),
    ELECTRIC_PIANO(4, 40, 84, 104),
    HARPSICHORD(6, 41, 84, 90),
    CELESTA(8, 60, 96, 92),
    GLOCKENSPIEL(9, 67, 96, 84),
    MUSIC_BOX(10, 60, 96, 100),
    VIBRAPHONE(11, 53, 89, 100),
    MARIMBA(12, 48, 88, 104),
    TUBULAR_BELLS(14, 60, 79, 84),
    ORGAN(16, 43, 84, 76),
    CHURCH_ORGAN(19, 43, 84, 80),
    ACCORDION(21, 53, 86, 76),
    HARMONICA(22, 60, 88, 78),
    NYLON_GUITAR(24, 40, 79, 108),
    STEEL_GUITAR(25, 40, 79, 106),
    CLEAN_GUITAR(27, 40, 81, 104),
    OVERDRIVEN_GUITAR(29, 40, 81, 78),
    DISTORTED_GUITAR(30, 40, 81, 74),
    DOUBLE_BASS(32, 28, 55, 112),
    ELECTRIC_BASS(33, 28, 55, 110),
    FRETLESS_BASS(35, 28, 55, 110),
    SYNTH_BASS(38, 28, 55, 104),
    VIOLIN(40, 55, 93, 92),
    VIOLA(41, 48, 81, 92),
    CELLO(42, 36, 72, 96),
    PIZZICATO(45, 43, 88, 104),
    HARP(46, 40, 91, 100),
    STRINGS(48, 43, 88, 84),
    SLOW_STRINGS(49, 43, 84, 80),
    SYNTH_STRINGS(50, 43, 84, 76),
    CHOIR(52, 48, 79, 78),
    TRUMPET(56, 55, 82, 84),
    TROMBONE(57, 40, 70, 86),
    TUBA(58, 28, 53, 96),
    MUTED_TRUMPET(59, 55, 82, 80),
    HORN(60, 41, 77, 86),
    BRASS(61, 45, 80, 80),
    SOPRANO_SAX(64, 56, 86, 80),
    ALTO_SAX(65, 49, 80, 84),
    TENOR_SAX(66, 44, 75, 86),
    OBOE(68, 58, 86, 84),
    BASSOON(70, 36, 67, 90),
    CLARINET(71, 50, 86, 86),
    PICCOLO(72, 74, 98, 76),
    FLUTE(73, 60, 93, 90),
    RECORDER(74, 60, 91, 88),
    PAN_FLUTE(75, 60, 89, 88),
    WHISTLE(78, 72, 96, 74),
    SQUARE_LEAD(80, 48, 91, 74),
    SAW_LEAD(81, 45, 88, 74),
    WARM_PAD(89, 43, 81, 80),
    POLY_PAD(90, 43, 84, 80),
    SITAR(104, 48, 79, 96),
    BANJO(105, 48, 84, 96),
    KOTO(107, 50, 86, 98),
    KALIMBA(108, 55, 88, 100),
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
