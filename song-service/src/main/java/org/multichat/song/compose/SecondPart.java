package org.multichat.song.compose;

import java.util.ArrayList;
import java.util.List;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Note;
import org.multichat.song.theory.Chord;
import org.multichat.song.theory.Key;

/** Goes along with the tune a third or more below, in notes of the chord where the tune rests on one. */
final class SecondPart {

    private static final int CLOSEST = 3;
    private static final int FURTHEST = 10;
    private static final int SOFTER = 14;

    private final SongPlan plan;
    private final Instrument player;
    private final List<Note> notes = new ArrayList<>();

    SecondPart(SongPlan plan, Instrument player) {
        this.plan = plan;
        this.player = player;
    }

    /** @param tune the notes of the melody in this bar */
    void follow(Bar bar, List<Note> tune) {
        for (Note note : tune) {
            Chord chord = bar.spanAt(note.tick()).chord();
            boolean rests = note.ticks() >= plan.metre().ticksPerBeat() / 2;
            List<Integer> classes = rests ? chord.tones() : chord.scale(plan.key());
            int pitch = below(note.pitch(), classes);
            if (player.plays(pitch)) {
                notes.add(new Note(note.tick(), note.ticks(), pitch, note.velocity() - SOFTER));
            }
        }
    }

    /** Long notes of the chord that answer while the tune holds or is silent. */
    void answer(Bar bar) {
        int beat = plan.metre().ticksPerBeat();
        int half = (plan.metre().beatsPerBar() / 2) * beat;
        int from = bar.start() + half + beat / 2;
        Chord chord = bar.spanAt(from).chord();
        int middle = Math.clamp(72, player.lowest() + 5, player.highest() - 5);
        int first = below(middle + 5, List.of(chord.fifth()));
        int second = below(first + 6, List.of(chord.third()));
        for (int pitch : List.of(first, second)) {
            if (player.plays(pitch)) {
                int start = pitch == first ? from : from + beat / 2;
                notes.add(new Note(start, Math.max(beat / 2, bar.end() - start), pitch, 80));
            }
        }
    }

    void end(Bar bar, int ticks, int tunePitch) {
        int pitch = below(tunePitch, bar.spans().getFirst().chord().tones());
        if (player.plays(pitch)) {
            notes.add(new Note(bar.start(), ticks, pitch, 74));
        }
    }

    List<Note> notes() {
        return notes;
    }

    private static int below(int pitch, List<Integer> classes) {
        for (int distance = CLOSEST; distance <= FURTHEST; distance++) {
            if (classes.contains(Math.floorMod(pitch - distance, Key.OCTAVE))) {
                return pitch - distance;
            }
        }
        int octave = pitch - Key.OCTAVE;
        while (!classes.contains(Math.floorMod(octave, Key.OCTAVE))) {
            octave--;
        }
        return octave;
    }
}
