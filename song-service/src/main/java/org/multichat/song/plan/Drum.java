package org.multichat.song.plan;

import java.util.Locale;

/** The drums of a kit, by their General MIDI keys. */
public enum Drum {
    KICK(36),
    STICK(37),
    SNARE(38),
    CLAP(39),
    HAT(42),
    PEDAL(44),
    OPEN(46),
    LOW_TOM(43),
    TOM(45),
    HIGH_TOM(50),
    CRASH(49),
    RIDE(51);

    private final int key;

    Drum(int key) {
        this.key = key;
    }

    public int key() {
        return key;
    }

    /** Its name in style files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
