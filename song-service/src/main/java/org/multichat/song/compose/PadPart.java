package org.multichat.song.compose;

import java.util.ArrayList;
import java.util.List;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Note;

/** Holds the harmony behind the others; a voice that stays on its note is not struck again. */
final class PadPart {

    private static final int LOWEST = 52;
    private static final int HIGHEST = 79;

    private final Voicing voicing;
    private final List<Note> notes = new ArrayList<>();

    PadPart(Instrument player) {
        voicing = new Voicing(Math.max(LOWEST, player.lowest()), Math.min(HIGHEST, player.highest()));
    }

    void play(Bar bar) {
        for (Bar.Span span : bar.spans()) {
            for (int pitch : voicing.next(span.chord())) {
                hold(span.tick(), span.ticks(), pitch, (int)
                        Math.round(62 + 26 * bar.section().intensity()));
            }
        }
    }

    void end(Bar bar, int ticks) {
        for (int pitch : voicing.next(bar.spans().getFirst().chord())) {
            hold(bar.start(), ticks, pitch, 76);
        }
    }

    List<Note> notes() {
        return notes;
    }

    private void hold(int tick, int ticks, int pitch, int velocity) {
        for (int i = 0; i < notes.size(); i++) {
            Note held = notes.get(i);
            if (held.pitch() == pitch && held.end() == tick) {
                notes.set(i, new Note(held.tick(), held.ticks() + ticks, pitch, held.velocity()));
                return;
            }
        }
        notes.add(new Note(tick, ticks, pitch, velocity));
    }
}
