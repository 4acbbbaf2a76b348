package org.multichat.song.compose;

import java.util.ArrayList;
import java.util.List;
import org.multichat.song.plan.Figure;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Note;
import org.multichat.song.theory.Chord;
import org.multichat.song.theory.Key;
import org.multichat.song.theory.Metre;

/** The bass line in the genre's figure: roots where the chord changes, and a step that leads to the next one. */
final class BassPart {

    private static final int STEP = Metre.TICKS_PER_STEP;

    private final SongPlan plan;
    private final Instrument player;
    private final Figure figure;
    /** Roots lie in the octave above this note. */
    private final int bottom;

    private final List<Note> notes = new ArrayList<>();

    BassPart(SongPlan plan, Instrument player) {
        this.plan = plan;
        this.player = player;
        this.figure = plan.style().bassFigure();
        this.bottom = Math.max(player.lowest(), player.lowest() < 31 ? 31 : player.lowest());
    }

    /** @param next what the chord after this bar is */
    void play(Bar bar, int number, Chord next) {
        String pattern = Patterns.bar("bass", figure, plan.metre(), plan.dice().named("bass " + number % 4));
        boolean calm = bar.section().intensity() < 0.4;
        String played = calm ? Patterns.fitted("R...............", plan.metre()) : pattern;
        for (int step = 0; step < played.length(); step++) {
            int tick = bar.start() + step * STEP;
            Bar.Span span = bar.spanAt(tick);
            char what = played.charAt(step);
            boolean changes = span.tick() == tick;
            if (what == Patterns.NOTHING && !(changes && step > 0)) {
                continue;
            }
            Chord after = span.end() == bar.end() ? next : bar.spans().getLast().chord();
            int ticks = Math.min(Patterns.steps(played, step) * STEP, span.end() - tick);
            char meant = changes && step > 0 ? 'R' : what;
            notes.add(new Note(tick, held(ticks), pitch(meant, span.chord(), after), velocity(bar, meant)));
        }
    }

    void end(Bar bar, int ticks) {
        notes.add(new Note(bar.start(), ticks, root(bar.spans().getFirst().chord()), velocity(bar, 'R')));
    }

    List<Note> notes() {
        return notes;
    }

    private int held(int ticks) {
        return switch (figure) {
            case ROOTS, PEDAL, BOSSA, TUMBAO, FIFTHS, WALKING -> Math.max(STEP, ticks - 2);
            default -> Math.max(STEP - 2, ticks * 3 / 4);
        };
    }

    private int pitch(char what, Chord chord, Chord after) {
        int root = root(chord);
        int pitch = switch (what) {
            case 'R', 'r' -> figure == Figure.PEDAL ? root(new Chord(plan.key().tonic(), chord.tones())) : root;
            case '3' -> root + Math.floorMod(chord.third() - chord.root(), Key.OCTAVE);
            case '5' -> root + Math.floorMod(chord.fifth() - chord.root(), Key.OCTAVE);
            case '8' -> root + Key.OCTAVE;
            case 'a' -> approach(root, root(after), chord);
            default -> throw new IllegalStateException("no such bass note: " + what);
        };
        return pitch > player.highest() ? pitch - Key.OCTAVE : pitch;
    }

    private int root(Chord chord) {
        return bottom + Math.floorMod(chord.root() - bottom, Key.OCTAVE);
    }

    /** A scale step from where the line is going; its fifth when it is staying. */
    private int approach(int from, int to, Chord chord) {
        if (from == to) {
            return from + Math.floorMod(chord.fifth() - chord.root(), Key.OCTAVE);
        }
        List<Integer> scale = chord.scale(plan.key());
        int direction = from < to ? -1 : 1;
        int near = to + direction;
        int pitch = scale.contains(Math.floorMod(near, Key.OCTAVE)) ? near : to + 2 * direction;
        return Math.clamp(pitch, player.lowest(), player.highest());
    }

    private static int velocity(Bar bar, char what) {
        int base = (int) Math.round(78 + 22 * bar.section().intensity());
        return what == 'r' || what == 'a' ? base - 12 : base;
    }
}
