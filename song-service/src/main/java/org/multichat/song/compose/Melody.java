package org.multichat.song.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.multichat.song.plan.Section.Kind;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Note;
import org.multichat.song.theory.Chord;
import org.multichat.song.theory.Key;
import org.multichat.song.theory.Metre;

/**
 * Sings the motif over the harmony. A phrase is four bars: the motif, the motif carried on, its answer, a close; half
 * way through a section the close stays open, at its end it comes home. Where the bar leans, the note is of the chord.
 */
final class Melody {

    /** A tune that can be sung jumps no further than a fifth, and seldom that. */
    static final int WIDEST_LEAP = 7;

    private static final int PHRASE = 4;
    private static final int CHORUS_LIFT = 4;
    private static final int REACH = 11;
    private static final List<Integer> BLUE_NOTES = List.of(0, 3, 5, 6, 7, 10);
    /** After a leap wider than this a melody turns back. */
    private static final int WIDE = 5;

    private final SongPlan plan;
    private final Metre metre;
    private final Instrument player;
    private final Motif theme;
    private final Motif answer;
    private final Motif refrain;
    private final int centre;
    private final List<Note> notes = new ArrayList<>();

    Melody(SongPlan plan, Instrument player) {
        this.plan = plan;
        this.metre = plan.metre();
        this.player = player;
        int density = density(plan);
        this.theme = Motif.invent(metre, density, plan.dice().named("theme"));
        this.answer = theme.inverted()
                .inRhythmOf(Motif.invent(metre, density + 8, plan.dice().named("answer")));
        this.refrain =
                theme.inRhythmOf(Motif.invent(metre, density - 6, plan.dice().named("refrain")));
        int mood = plan.mood().valence() < -0.3 ? -4 : plan.mood().valence() > 0.3 ? 1 : 0;
        int lowest = player.lowest() + REACH - 3;
        int highest = player.highest() - REACH - CHORUS_LIFT + 2;
        this.centre = Math.clamp(71 + mood, Math.min(lowest, highest), Math.max(lowest, highest));
    }

    void play(Bar bar) {
        Motif motif = motif(bar);
        boolean comesHome = closes(bar) && bar.isLast();
        int anchor = centre(bar);
        for (int i = 0; i < motif.beats().size(); i++) {
            Motif.Beat beat = motif.beats().get(i);
            Bar.Span span = bar.spanAt(bar.start() + beat.tick());
            boolean last = i == motif.beats().size() - 1;
            int pitch = last && closes(bar)
                    ? close(span.chord(), comesHome)
                    : pitch(anchor, motif.contour().get(i), span.chord(), leans(beat));
            add(bar, beat, pitch);
        }
    }

    /** The theme once more, alone, as a promise or a memory. */
    void recall(Bar bar) {
        if (bar.isLast() || bar.inSection() % 2 == 0) {
            play(bar);
        }
    }

    void end(Bar bar, int ticks) {
        int pitch = nearest(
                previous(), tones(plan.key().tonic(), bar.spans().getFirst().chord()));
        notes.add(new Note(bar.start(), ticks, pitch, 86));
    }

    List<Note> notes() {
        return notes;
    }

    /** Busy sixteenths at a high speed are noise. */
    private static int density(SongPlan plan) {
        double hurry = Math.max(0, plan.tempo() - 100) * 0.45;
        return Math.clamp(Math.round(plan.style().density() + 18 * plan.mood().energy() - hurry), 12, 92);
    }

    private Motif motif(Bar bar) {
        boolean chorus = bar.section().kind() == Kind.CHORUS || bar.section().kind() == Kind.OUTRO;
        Motif first = chorus ? refrain : bar.section().kind() == Kind.BRIDGE ? theme.inverted() : theme;
        if (closes(bar)) {
            int from =
                    metre == Metre.SIX_EIGHT ? metre.ticksPerBeat() : (metre.beatsPerBar() / 2) * metre.ticksPerBeat();
            return first.closing(from, metre.ticksPerBar() - metre.ticksPerBeat() / 2);
        }
        boolean answers = bar.inSection() % PHRASE == 2;
        return answers ? answer : first;
    }

    private boolean closes(Bar bar) {
        return bar.isLast() || bar.inSection() % PHRASE == PHRASE - 1;
    }

    /** Each bar of a phrase starts from its own height: on, a step up, higher, back. */
    private int centre(Bar bar) {
        int lift = bar.section().kind() == Kind.CHORUS ? CHORUS_LIFT : 0;
        List<Integer> path = plan.mood().valence() < -0.3 ? List.of(2, 0, -2, -3) : List.of(0, 1, 4, 0);
        return centre + lift + path.get(bar.inSection() % PHRASE);
    }

    private boolean leans(Motif.Beat beat) {
        boolean onBeat = beat.tick() % metre.ticksPerBeat() == 0;
        return metre.isStrong(beat.tick()) || (onBeat && beat.ticks() >= metre.ticksPerBeat());
    }

    private int pitch(int anchor, int contour, Chord chord, boolean leans) {
        List<Integer> ladder = ladder(chord, chord.scale(plan.key()));
        int start = ladder.indexOf(nearestOf(ladder, anchor));
        int wished = ladder.get(Math.clamp(start + contour, 0, ladder.size() - 1));
        List<Integer> allowed = leans ? ladder(chord, chord.tones()) : ladder;
        return nearest(turned(wished), allowed);
    }

    /** After a wide leap the next note goes the other way, a little. */
    private int turned(int wished) {
        if (notes.size() < 2) {
            return wished;
        }
        int last = notes.getLast().pitch();
        int leap = last - notes.get(notes.size() - 2).pitch();
        boolean goesOn = Integer.signum(wished - last) == Integer.signum(leap);
        return Math.abs(leap) > WIDE && goesOn ? last - 2 * Integer.signum(leap) : wished;
    }

    /** Home is the tonic where the chord has it; an open close is the chord's fifth or third. */
    private int close(Chord chord, boolean comesHome) {
        int tonic = plan.key().tonic();
        int tone = comesHome && chord.contains(tonic) ? tonic : comesHome ? chord.root() : chord.fifth();
        int open = plan.dice().between("open close", 0, 1) == 0 ? tone : comesHome ? tone : chord.third();
        return nearest(previous(), tones(open, chord));
    }

    private int previous() {
        return notes.isEmpty() ? centre : notes.getLast().pitch();
    }

    /** All octaves of a tone of the chord that the player has. */
    private List<Integer> tones(int tone, Chord chord) {
        int wanted = chord.contains(tone) ? tone : chord.root();
        return ladder(chord, List.of(wanted));
    }

    private List<Integer> ladder(Chord chord, List<Integer> classes) {
        TreeSet<Integer> ladder = new TreeSet<>();
        int low = Math.max(player.lowest(), centre - REACH);
        int high = Math.min(player.highest(), centre + REACH + CHORUS_LIFT);
        boolean blue = plan.style().harmony().equals("blues")
                && classes.size() > chord.tones().size();
        for (int pitch = low; pitch <= high; pitch++) {
            int tone = Math.floorMod(pitch, Key.OCTAVE);
            boolean blueNote =
                    BLUE_NOTES.contains(Math.floorMod(tone - plan.key().tonic(), Key.OCTAVE));
            if (blue ? blueNote || chord.contains(tone) : classes.contains(tone)) {
                ladder.add(pitch);
            }
        }
        return List.copyOf(ladder);
    }

    /** The allowed pitch next to the wished one that can be reached from the note before. */
    private int nearest(int wished, List<Integer> allowed) {
        if (notes.isEmpty()) {
            return nearestOf(allowed, wished);
        }
        int last = notes.getLast().pitch();
        List<Integer> reachable = allowed.stream()
                .filter(pitch -> Math.abs(pitch - last) <= WIDEST_LEAP)
                .toList();
        return nearestOf(reachable.isEmpty() ? allowed : reachable, wished);
    }

    private static int nearestOf(List<Integer> pitches, int wished) {
        int best = pitches.getFirst();
        for (int pitch : pitches) {
            if (Math.abs(pitch - wished) < Math.abs(best - wished)) {
                best = pitch;
            }
        }
        return best;
    }

    private void add(Bar bar, Motif.Beat beat, int pitch) {
        int accent = metre.isStrong(beat.tick()) ? 8 : beat.tick() % metre.ticksPerBeat() == 0 ? 2 : -6;
        int velocity = (int) Math.round(80 + 22 * bar.section().intensity()) + accent;
        int ticks = Math.max(4, beat.ticks() - (beat.ticks() > Metre.TICKS_PER_STEP ? 2 : 1));
        notes.add(new Note(bar.start() + beat.tick(), ticks, pitch, velocity));
    }
}
