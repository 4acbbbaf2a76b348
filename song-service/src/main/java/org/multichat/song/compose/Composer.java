package org.multichat.song.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.multichat.song.plan.Section;
import org.multichat.song.plan.Section.Kind;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Note;
import org.multichat.song.score.Part;
import org.multichat.song.score.Role;
import org.multichat.song.score.Score;
import org.multichat.song.theory.Chord;

/** Writes the score of a plan, bar by bar, and the last chord after it. */
public final class Composer {

    private final SongPlan plan;
    private final Arrangement arrangement;
    private final Tempo tempo;
    private final Harmony harmony;
    private final @Nullable Melody melody;
    private final @Nullable SecondPart second;
    private final @Nullable ChordPart chords;
    private final @Nullable PadPart pad;
    private final @Nullable BassPart bass;
    private final @Nullable DrumPart drums;

    private Composer(SongPlan plan) {
        this.plan = plan;
        Map<Role, Instrument> players = plan.players();
        arrangement = new Arrangement(plan);
        tempo = new Tempo(plan);
        harmony = new Harmony(plan);
        Instrument lead = players.get(Role.MELODY);
        Instrument other = players.get(Role.SECOND);
        Instrument comping = players.get(Role.CHORDS);
        Instrument holding = players.get(Role.PAD);
        Instrument low = players.get(Role.BASS);
        melody = lead == null ? null : new Melody(plan, lead);
        second = other == null ? null : new SecondPart(plan, other);
        chords = comping == null ? null : new ChordPart(plan, comping);
        pad = holding == null ? null : new PadPart(holding);
        bass = low == null ? null : new BassPart(plan, low);
        drums = plan.hasDrums() ? new DrumPart(plan) : null;
    }

    public static Score compose(SongPlan plan) {
        return new Composer(plan).score();
    }

    private Score score() {
        List<Bar> bars = harmony.bars();
        Chord home = harmony.last();
        for (int i = 0; i < bars.size(); i++) {
            Chord next =
                    i + 1 < bars.size() ? bars.get(i + 1).spans().getFirst().chord() : home;
            play(bars.get(i), i, next, i == bars.size() - 1);
        }
        end(bars.size(), home);
        return new Score(
                parts(),
                tempo,
                plan.seconds(),
                plan.style().human(),
                plan.dice().named("human").seed());
    }

    private void play(Bar bar, int number, Chord next, boolean last) {
        if (chords != null && arrangement.plays(Role.CHORDS, bar)) {
            chords.play(bar, number);
        }
        if (pad != null && arrangement.plays(Role.PAD, bar)) {
            pad.play(bar);
        }
        if (bass != null && arrangement.plays(Role.BASS, bar)) {
            bass.play(bar, number, next);
        }
        if (drums != null && arrangement.plays(Role.DRUMS, bar)) {
            drums.play(bar, last);
        }
        if (melody != null && arrangement.plays(Role.MELODY, bar)) {
            tune(melody, bar);
        }
    }

    private void tune(Melody melody, Bar bar) {
        int before = melody.notes().size();
        if (bar.section().kind() == Kind.OUTRO) {
            melody.recall(bar);
        } else {
            melody.play(bar);
        }
        if (second == null || !arrangement.plays(Role.SECOND, bar)) {
            return;
        }
        List<Note> tune = melody.notes().subList(before, melody.notes().size());
        if (bar.section().kind() == Kind.CHORUS) {
            second.follow(bar, tune);
        } else if (bar.inSection() % 2 == 1) {
            second.answer(bar);
        }
    }

    private void end(int bars, Chord home) {
        int start = bars * plan.metre().ticksPerBar();
        int ticks = 2 * plan.metre().ticksPerBar();
        Section ending = new Section(Kind.OUTRO, 1, 1, 0.6);
        Bar bar = new Bar(start, ending, 0, List.of(new Bar.Span(start, ticks, home)));
        if (chords != null) {
            chords.end(bar, ticks);
        }
        if (pad != null) {
            pad.end(bar, ticks);
        }
        if (bass != null) {
            bass.end(bar, ticks);
        }
        if (drums != null) {
            drums.end(bar);
        }
        if (melody != null) {
            melody.end(bar, ticks);
            if (second != null && !second.notes().isEmpty()) {
                second.end(bar, ticks, melody.notes().getLast().pitch());
            }
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        add(parts, Role.MELODY, melody == null ? List.of() : melody.notes());
        add(parts, Role.SECOND, second == null ? List.of() : second.notes());
        add(parts, Role.CHORDS, chords == null ? List.of() : chords.notes());
        add(parts, Role.PAD, pad == null ? List.of() : pad.notes());
        add(parts, Role.BASS, bass == null ? List.of() : bass.notes());
        add(parts, Role.DRUMS, drums == null ? List.of() : drums.notes());
        return parts;
    }

    private void add(List<Part> parts, Role role, List<Note> notes) {
        Instrument player = plan.players().get(role);
        if (player != null && !notes.isEmpty()) {
            parts.add(new Part(role, player, notes));
        }
    }
}
