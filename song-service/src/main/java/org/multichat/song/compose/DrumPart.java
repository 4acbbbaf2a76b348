package org.multichat.song.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.multichat.song.plan.Drum;
import org.multichat.song.plan.Section.Kind;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.score.Note;
import org.multichat.song.theory.Metre;

/** The genre's beat: thin at first, whole in the chorus, with a fill into every new section and a crash on it. */
final class DrumPart {

    private static final int STEP = Metre.TICKS_PER_STEP;
    private static final double THIN = 0.45;

    private final SongPlan plan;
    private final Map<Drum, String> beat;
    private final List<Note> notes = new ArrayList<>();

    DrumPart(SongPlan plan) {
        this.plan = plan;
        this.beat = beat();
    }

    void play(Bar bar, boolean last) {
        boolean thin = bar.section().intensity() < THIN || bar.section().kind() == Kind.BRIDGE;
        int fillFrom = bar.isLast() && !last ? fillFrom(bar) : plan.metre().stepsPerBar();
        beat.forEach((drum, pattern) -> {
            if (!thin || keepsTime(drum)) {
                strokes(drum, pattern, bar, fillFrom);
            }
        });
        if (fillFrom < plan.metre().stepsPerBar()) {
            fill(bar, fillFrom);
        }
        if (bar.isFirst() && bar.section().kind() == Kind.CHORUS) {
            stroke(Drum.CRASH, bar.start(), 84);
        }
    }

    void end(Bar bar) {
        stroke(Drum.KICK, bar.start(), 100);
        stroke(beat.containsKey(Drum.RIDE) ? Drum.RIDE : Drum.CRASH, bar.start(), 86);
    }

    List<Note> notes() {
        return notes;
    }

    private Map<Drum, String> beat() {
        Metre metre = plan.metre();
        Map<Drum, String> own = plan.style().drums();
        boolean fits = own.values().stream().allMatch(pattern -> pattern.length() == metre.stepsPerBar())
                || metre == Metre.FIVE_FOUR;
        Map<Drum, String> beat = new TreeMap<>();
        if (!own.isEmpty() && fits) {
            own.forEach((drum, pattern) -> beat.put(drum, Patterns.fitted(pattern, metre)));
            return beat;
        }
        String kit = metre == Metre.FOUR_FOUR || metre == Metre.FIVE_FOUR ? "soft" : metre.toString();
        for (Drum drum : Drum.values()) {
            String pattern = Patterns.drum(kit, drum.word().toLowerCase(Locale.ROOT));
            // Only one of the two cymbals keeps time.
            boolean other = own.containsKey(Drum.RIDE) ? drum == Drum.HAT : drum == Drum.RIDE;
            if (pattern != null && !other) {
                beat.put(drum, Patterns.fitted(pattern, metre));
            }
        }
        return beat;
    }

    private boolean keepsTime(Drum drum) {
        return switch (drum) {
            case HAT, RIDE, PEDAL, OPEN, STICK -> true;
            case KICK -> plan.style().fill().equals("snare");
            case TOM -> !beat.containsKey(Drum.HAT);
            case SNARE, CLAP, LOW_TOM, HIGH_TOM, CRASH -> false;
        };
    }

    private void strokes(Drum drum, String pattern, Bar bar, int until) {
        for (int step = 0; step < Math.min(until, pattern.length()); step++) {
            int velocity = switch (pattern.charAt(step)) {
                case 'X' -> 104;
                case 'x' -> 88;
                case 'o' -> 52;
                default -> 0;
            };
            if (velocity > 0) {
                double swell = 0.72 + 0.3 * bar.section().intensity();
                stroke(drum, bar.start() + step * STEP, (int) Math.round(velocity * swell));
            }
        }
    }

    private int fillFrom(Bar bar) {
        int all = plan.metre().stepsPerBar();
        int beat = plan.metre().stepsPerBeat();
        return switch (plan.style().fill()) {
            case "toms", "snare" ->
                all - (bar.section().intensity() > THIN && bar.section().bars() >= 4 ? 2 : 1) * beat;
            default -> all;
        };
    }

    private void fill(Bar bar, int from) {
        int all = plan.metre().stepsPerBar();
        boolean toms = plan.style().fill().equals("toms");
        boolean dense = plan.tempo() < 150;
        for (int step = from; step < all; step += dense ? 1 : 2) {
            double way = (step - from) / (double) (all - from);
            Drum drum = !toms ? Drum.SNARE : way < 0.34 ? Drum.HIGH_TOM : way < 0.67 ? Drum.TOM : Drum.LOW_TOM;
            boolean rest = dense && (step - from) % 4 == 3 && toms;
            if (!rest) {
                stroke(drum, bar.start() + step * STEP, (int) Math.round(62 + 38 * way));
            }
        }
        stroke(Drum.KICK, bar.start() + from * STEP, 84);
    }

    private void stroke(Drum drum, int tick, int velocity) {
        notes.add(new Note(tick, STEP, drum.key(), velocity));
    }
}
