package org.multichat.song.sound;

import java.util.SplittableRandom;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Note;
import org.multichat.song.score.Part;
import org.multichat.song.score.Role;
import org.multichat.song.score.Score;

/** Plays a score to a synthesizer: seats everybody in the room, and misses the beat as people do. */
final class Performance {

    /** Nothing can sound before the beginning, not even a drummer who is early. */
    static final double LEAD_IN = 0.06;

    private static final int DRUM_CHANNEL = 9;
    private static final double MICROS = 1e6;
    private static final int VELOCITY_SPREAD = 4;
    private static final double WIDEST_MISS = 2.2;

    private final Score score;
    private final Receiver synthesizer;
    private final SplittableRandom chance;

    Performance(Score score, Receiver synthesizer) {
        this.score = score;
        this.synthesizer = synthesizer;
        this.chance = new SplittableRandom(score.seed());
    }

    void play() throws InvalidMidiDataException {
        int channel = 0;
        for (Part part : score.parts()) {
            int own = part.role() == Role.DRUMS ? DRUM_CHANNEL : channel++;
            seat(part, own);
            for (Note note : part.notes()) {
                play(note, own, part);
            }
        }
    }

    private void seat(Part part, int channel) throws InvalidMidiDataException {
        Instrument player = part.instrument();
        if (part.role() != Role.DRUMS) {
            send(ShortMessage.PROGRAM_CHANGE, channel, player.program(), 0, 0);
        }
        Seat seat = Seat.of(part.role());
        control(channel, 7, (int) Math.round(player.volume() * seat.volume()));
        control(channel, 10, seat.pan());
        control(channel, 91, seat.reverb());
        control(channel, 93, player.isStruck() || part.role() == Role.DRUMS ? 0 : seat.chorus());
        boolean sings = !player.isStruck() && part.role() == Role.MELODY;
        control(channel, 1, sings ? 18 : 0);
    }

    /**
     * Where somebody sits.
     *
     * @param pan 0 left, 64 in the middle, 127 right
     */
    private record Seat(double volume, int pan, int reverb, int chorus) {

        static Seat of(Role role) {
            return switch (role) {
                case MELODY -> new Seat(1.0, 70, 48, 12);
                case SECOND -> new Seat(0.82, 98, 56, 20);
                case CHORDS -> new Seat(0.76, 40, 40, 16);
                case PAD -> new Seat(0.66, 58, 70, 40);
                case BASS -> new Seat(0.95, 64, 10, 0);
                case DRUMS -> new Seat(1.0, 64, 22, 0);
            };
        }
    }

    private void play(Note note, int channel, Part part) throws InvalidMidiDataException {
        double miss = score.human() / 1000 * Math.clamp(chance.nextGaussian(), -WIDEST_MISS, WIDEST_MISS) * 0.5;
        double spread = score.human() == 0 ? 0 : VELOCITY_SPREAD * Math.clamp(chance.nextGaussian(), -2, 2);
        double start = Math.max(0, LEAD_IN + score.clock().seconds(note.tick()) + miss);
        double end = Math.max(start + 0.03, LEAD_IN + score.clock().seconds(note.end()) + miss);
        int velocity = Math.clamp(Math.round(note.velocity() + spread), 1, 127);
        boolean drum = part.role() == Role.DRUMS;
        send(ShortMessage.NOTE_ON, channel, note.pitch(), velocity, start);
        send(ShortMessage.NOTE_OFF, channel, note.pitch(), 0, drum ? start + 0.4 : Math.min(end, score.seconds()));
    }

    private void control(int channel, int number, int value) throws InvalidMidiDataException {
        send(ShortMessage.CONTROL_CHANGE, channel, number, Math.clamp(value, 0, 127), 0);
    }

    private void send(int command, int channel, int one, int two, double seconds) throws InvalidMidiDataException {
        synthesizer.send(new ShortMessage(command, channel, one, two), Math.round(seconds * MICROS));
    }
}
