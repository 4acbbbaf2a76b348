package org.multichat.song.sound;

import com.sun.media.sound.EmergencySoundbank;
import com.sun.media.sound.SF2Soundbank;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sound.midi.Instrument;
import javax.sound.midi.Patch;
import javax.sound.midi.Soundbank;

/**
 * The sounds. The built-in ones are reckoned in memory from the JDK's own recipe, which takes a third of a second and
 * is the same everywhere; asking the JDK for its default instead would write to the home folder and take whatever
 * {@code default.sf2} the machine happens to have.
 */
public final class SoundBank {

    private static final int PERCUSSION_BANK = 128;

    private final Soundbank bank;

    private SoundBank(Soundbank bank) {
        this.bank = bank;
    }

    /** @param file a SoundFont 2 of the operator's, instead of the built-in sounds */
    public static SoundBank open(Optional<Path> file) {
        return file.map(SoundBank::read).orElseGet(SoundBank::builtIn);
    }

    private static SoundBank read(Path file) {
        try {
            return new SoundBank(new SF2Soundbank(file.toFile()));
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "SONG_SOUNDBANK has to be a readable SoundFont 2 file; %s is not: %s"
                            .formatted(file, unreadable.getMessage()),
                    unreadable);
        }
    }

    private static SoundBank builtIn() {
        try {
            return new SoundBank(EmergencySoundbank.createSoundbank());
        } catch (Exception broken) {
            throw new IllegalStateException("this JDK cannot make its built-in sounds", broken);
        }
    }

    /** The sound of a General MIDI program; the first there is where the bank lacks it. */
    Instrument of(org.multichat.song.score.Instrument player) {
        if (player == org.multichat.song.score.Instrument.DRUM_KIT) {
            return drums();
        }
        Instrument found = bank.getInstrument(new Patch(0, player.program()));
        return found == null ? bank.getInstruments()[0] : found;
    }

    private Instrument drums() {
        for (Instrument instrument : bank.getInstruments()) {
            String kind = instrument.toString();
            if (kind.startsWith("Drumkit") && instrument.getPatch().getProgram() == 0) {
                return instrument;
            }
        }
        Instrument found = bank.getInstrument(new Patch(PERCUSSION_BANK, 0));
        return found == null ? bank.getInstruments()[0] : found;
    }
}
