package org.multichat.song.sound;

import com.sun.media.sound.SF2Soundbank;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.sound.midi.Instrument;
import javax.sound.midi.Patch;

/**
 * The sounds: our own recipes, or a file of the operator's. The JDK has a bank too, but its samples are other ones in
 * every process (their phases come from {@code Math.random()}), it is written to the home folder, and a machine with a
 * {@code default.sf2} has that instead; two replicas have to sound alike.
 */
public sealed interface SoundBank {

    /** The sound of a player. */
    Instrument of(org.multichat.song.score.Instrument player);

    /** @param file a SoundFont 2 of the operator's, instead of our own sounds */
    static SoundBank open(Optional<Path> file) {
        return file.<SoundBank>map(FromFile::read).orElseGet(Own::new);
    }

    /** Made when somebody first plays it, which takes some ten milliseconds. */
    final class Own implements SoundBank {

        private final Map<org.multichat.song.score.Instrument, Instrument> made =
                new EnumMap<>(org.multichat.song.score.Instrument.class);

        @Override
        public synchronized Instrument of(org.multichat.song.score.Instrument player) {
            return made.computeIfAbsent(
                    player,
                    _ -> player == org.multichat.song.score.Instrument.DRUM_KIT ? DrumKit.build() : Voice.of(player));
        }
    }

    /** A General MIDI bank; whoever it lacks is played by the first sound it has. */
    record FromFile(SF2Soundbank bank) implements SoundBank {

        static FromFile read(Path file) {
            try {
                return new FromFile(new SF2Soundbank(file.toFile()));
            } catch (IOException unreadable) {
                throw new IllegalStateException(
                        "SONG_SOUNDBANK has to be a readable SoundFont 2 file; %s is not: %s"
                                .formatted(file, unreadable.getMessage()),
                        unreadable);
            }
        }

        @Override
        public Instrument of(org.multichat.song.score.Instrument player) {
            boolean drums = player == org.multichat.song.score.Instrument.DRUM_KIT;
            for (Instrument instrument : bank.getInstruments()) {
                Patch patch = instrument.getPatch();
                boolean kit = instrument.toString().startsWith("Drumkit");
                if (kit == drums && patch.getBank() == 0 && patch.getProgram() == player.program()) {
                    return instrument;
                }
            }
            return bank.getInstruments()[0];
        }
    }
}
