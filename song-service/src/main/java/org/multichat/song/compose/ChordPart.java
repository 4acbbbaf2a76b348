package org.multichat.song.compose;

import java.util.ArrayList;
import java.util.List;
import org.multichat.song.plan.Figure;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Note;
import org.multichat.song.score.Role;
import org.multichat.song.theory.Metre;

/** Plays the chords in the genre's figure. */
final class ChordPart {

    private static final int LOWEST = 50;
    private static final int HIGHEST = 76;
    /** A left hand plays the roots where there is no bass: the octave above this note. */
    private static final int LEFT_HAND = 36;

    private static final int STEP = Metre.TICKS_PER_STEP;
    /** The strings of a guitar are not struck at once; the ear hears the hand. */
    private static final int STRUM_TICKS = 1;

    private final SongPlan plan;
    private final Instrument player;
    private final Figure figure;
    private final Voicing voicing;
    private final List<Note> notes = new ArrayList<>();

    ChordPart(SongPlan plan, Instrument player) {
        this.plan = plan;
        this.player = player;
        Figure usual = plan.style().chordFigure();
        // What dies away cannot be held for a bar; it is spread over it.
        this.figure = usual == Figure.SUSTAIN && player.isStruck() ? Figure.ARPEGGIO : usual;
        boolean guitarPower = figure == Figure.CHUG;
        int lowest = Math.max(player.lowest(), guitarPower ? player.lowest() : LOWEST);
        this.voicing =
                new Voicing(lowest, Math.min(player.highest(), Math.max(lowest + 19, guitarPower ? 64 : HIGHEST)));
    }

    void play(Bar bar, int number) {
        String pattern =
                Patterns.bar("chords", figure, plan.metre(), plan.dice().named("chords " + number % 2));
        List<Integer> voices = List.of();
        Bar.Span span = null;
        for (int step = 0; step < pattern.length(); step++) {
            int tick = bar.start() + step * STEP;
            Bar.Span here = bar.spanAt(tick);
            boolean changes = !here.equals(span);
            if (changes) {
                voices = voicing.next(here.chord());
                span = here;
                leftHand(here, bar);
            }
            char stroke = pattern.charAt(step);
            boolean silentChange = changes && stroke == Patterns.NOTHING && step > 0 && isHeld();
            if (stroke != Patterns.NOTHING || silentChange) {
                int ticks = Math.min(Patterns.steps(pattern, step) * STEP, here.end() - tick);
                stroke(silentChange ? 'D' : stroke, tick, Math.max(STEP, ticks), new Sounding(voices, here, bar));
            }
        }
    }

    /** The last chord, spread and held. */
    void end(Bar bar, int ticks) {
        List<Integer> voices = voicing.next(bar.spans().getFirst().chord());
        leftHand(bar.spans().getFirst(), bar);
        for (int i = 0; i < voices.size(); i++) {
            notes.add(new Note(bar.start() + i * STRUM_TICKS, ticks, voices.get(i), velocity(bar, 0)));
        }
    }

    List<Note> notes() {
        return notes;
    }

    private record Sounding(List<Integer> voices, Bar.Span span, Bar bar) {}

    private boolean isHeld() {
        return figure == Figure.SUSTAIN || figure == Figure.BEATS || figure == Figure.COMP;
    }

    private void stroke(char stroke, int tick, int ticks, Sounding sounding) {
        List<Integer> voices = sounding.voices();
        int loud = velocity(sounding.bar(), 0);
        int soft = velocity(sounding.bar(), -16);
        int half = voices.size() / 2;
        switch (stroke) {
            case 'D' -> strike(tick, ticks, voices, loud);
            case 'd' -> strike(tick, ticks, voices, soft);
            case 'U' -> strike(tick, ticks, voices.subList(half, voices.size()).reversed(), loud);
            case 'u' -> strike(tick, ticks, voices.subList(half, voices.size()).reversed(), soft);
            case 'S' -> strike(tick, shortened(ticks), voices, loud);
            case 's' -> strike(tick, shortened(ticks), voices, soft);
            case '1', '2', '3', '4' -> {
                int pitch = voice(voices, stroke - '1');
                // Arpeggios ring on under a pedal, where the sound dies away by itself.
                int rings = player.isStruck() ? sounding.span().end() - tick : ticks;
                strike(tick, Math.max(STEP, rings), List.of(pitch), stroke == '1' ? loud : soft + 4);
            }
            default -> throw new IllegalStateException("no such stroke: " + stroke);
        }
    }

    /** A voice that a small chord does not have is the first ones an octave up. */
    private int voice(List<Integer> voices, int index) {
        int pitch = voices.get(index % voices.size()) + (index >= voices.size() ? 12 : 0);
        return pitch > player.highest() ? pitch - 12 : pitch;
    }

    private static int shortened(int ticks) {
        return Math.min(ticks, STEP + STEP / 2);
    }

    private void strike(int tick, int ticks, List<Integer> voices, int velocity) {
        boolean strummed = figure == Figure.STRUM || figure == Figure.BOSSA;
        for (int i = 0; i < voices.size(); i++) {
            int later = strummed ? i * STRUM_TICKS : 0;
            notes.add(new Note(tick + later, Math.max(2, ticks - later), voices.get(i), velocity));
        }
    }

    private void leftHand(Bar.Span span, Bar bar) {
        if (plan.players().containsKey(Role.BASS)) {
            return;
        }
        int root = LEFT_HAND + Math.floorMod(span.chord().root() - LEFT_HAND, 12);
        while (root < player.lowest()) {
            root += 12;
        }
        notes.add(new Note(span.tick(), span.ticks(), root, velocity(bar, 4)));
    }

    private int velocity(Bar bar, int more) {
        return (int) Math.round(72 + 20 * bar.section().intensity()) + more;
    }
}
