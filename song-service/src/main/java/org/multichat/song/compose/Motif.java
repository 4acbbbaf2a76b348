package org.multichat.song.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.multichat.song.plan.Dice;
import org.multichat.song.theory.Metre;

/**
 * The idea a melody is made of: a bar's rhythm and a contour. Everything else is done to it.
 *
 * @param beats when its notes begin, and how long they are
 * @param contour scale steps above the first note, one for each
 */
record Motif(List<Beat> beats, List<Integer> contour) {

    record Beat(int tick, int ticks) {}

    /** What a beat may be divided into, in sixteenths, from calm to busy. */
    private static final List<List<Integer>> CELLS =
            List.of(List.of(4), List.of(2, 2), List.of(3, 1), List.of(2, 1, 1), List.of(1, 1, 2), List.of(1, 1, 1, 1));

    private static final List<List<Integer>> DOTTED_CELLS =
            List.of(List.of(6), List.of(4, 2), List.of(2, 2, 2), List.of(3, 1, 2));
    private static final List<Integer> STEPS = List.of(-2, -1, -1, -1, 1, 1, 1, 2, 3, 0);
    private static final int WIDEST = 5;

    Motif {
        beats = List.copyOf(beats);
        contour = List.copyOf(contour);
        if (beats.size() != contour.size() || beats.isEmpty()) {
            throw new IllegalArgumentException("every note of a motif has its beat");
        }
    }

    /** @param density how busy, 0 to 100 */
    static Motif invent(Metre metre, int density, Dice dice) {
        List<Beat> beats = rhythm(metre, density, dice.named("rhythm").random());
        return new Motif(beats, contour(beats.size(), dice.named("contour").random()));
    }

    Motif inverted() {
        return new Motif(beats, contour.stream().map(step -> -step).toList());
    }

    /** The same steps to another rhythm, going round where there are more notes. */
    Motif inRhythmOf(Motif other) {
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < other.beats.size(); i++) {
            steps.add(contour.get(i % contour.size()));
        }
        return new Motif(other.beats, steps);
    }

    /** Its beginning, and then one note held from {@code from} to {@code to}. */
    Motif closing(int from, int to) {
        List<Beat> kept = new ArrayList<>(
                beats.stream().filter(beat -> beat.tick() < from).toList());
        if (!kept.isEmpty()) {
            Beat last = kept.removeLast();
            kept.add(new Beat(last.tick(), Math.min(last.ticks(), from - last.tick())));
        }
        kept.add(new Beat(from, to - from));
        List<Integer> steps = new ArrayList<>(contour.subList(0, kept.size() - 1));
        steps.add(0);
        return new Motif(kept, steps);
    }

    private static List<Beat> rhythm(Metre metre, int density, SplittableRandom random) {
        List<List<Integer>> cells = metre.stepsPerBeat() == 4 ? CELLS : DOTTED_CELLS;
        int step = Metre.TICKS_PER_STEP;
        List<Beat> beats = new ArrayList<>();
        for (int beat = 0; beat < metre.beatsPerBar(); beat++) {
            int start = beat * metre.ticksPerBeat();
            boolean carriesOn = beat > 0 && random.nextInt(100) < (100 - density) * 3 / 5;
            if (carriesOn) {
                Beat last = beats.removeLast();
                beats.add(new Beat(last.tick(), start + metre.ticksPerBeat() - last.tick()));
                continue;
            }
            int busiest = Math.max(1, Math.min(cells.size(), 1 + density * cells.size() / 110));
            int choice = Math.min(random.nextInt(busiest), random.nextInt(busiest + 1));
            int at = start;
            for (int length : cells.get(choice)) {
                beats.add(new Beat(at, length * step));
                at += length * step;
            }
        }
        return beats;
    }

    private static List<Integer> contour(int size, SplittableRandom random) {
        List<Integer> contour = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < size; i++) {
            contour.add(at);
            int step = STEPS.get(random.nextInt(STEPS.size()));
            at = Math.abs(at + step) > WIDEST ? at - step : at + step;
        }
        return contour;
    }
}
