package org.multichat.song.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.multichat.song.theory.Chord;
import org.multichat.song.theory.Key;

/** Lays a chord out over an instrument so that every voice goes the shortest way from the chord before. */
final class Voicing {

    private static final int MAX_VOICES = 4;
    private static final int PREFERRED_SPAN = 16;

    private final int lowest;
    private final int highest;
    private final int centre;
    private List<Integer> before = List.of();

    Voicing(int lowest, int highest) {
        this.lowest = lowest;
        this.highest = highest;
        this.centre = (lowest + highest) / 2;
    }

    /** The next chord, lowest note first. */
    List<Integer> next(Chord chord) {
        List<Integer> tones = chord.tones().stream().limit(MAX_VOICES).toList();
        before = candidates(tones).stream()
                .min(Comparator.comparingInt(this::distance))
                .orElse(before);
        return before;
    }

    private List<List<Integer>> candidates(List<Integer> tones) {
        List<List<Integer>> candidates = new ArrayList<>();
        for (int pitch = lowest; pitch <= highest; pitch++) {
            int bottom = tones.indexOf(Math.floorMod(pitch, Key.OCTAVE));
            if (bottom >= 0) {
                List<Integer> voices = above(pitch, tones);
                if (voices.getLast() <= highest) {
                    candidates.add(voices);
                }
            }
        }
        return candidates;
    }

    /** The tones in close position above the bottom one. */
    private static List<Integer> above(int bottom, List<Integer> tones) {
        return tones.stream()
                .map(tone -> bottom + Math.floorMod(tone - bottom, Key.OCTAVE))
                .sorted()
                .toList();
    }

    private int distance(List<Integer> voices) {
        int span = voices.getLast() - voices.getFirst();
        int middle = (voices.getFirst() + voices.getLast()) / 2;
        int drift = Math.abs(middle - centre) / 2;
        if (before.isEmpty()) {
            return drift + Math.max(0, span - PREFERRED_SPAN);
        }
        int moved = 0;
        for (int voice : voices) {
            moved +=
                    before.stream().mapToInt(old -> Math.abs(old - voice)).min().orElse(0);
        }
        return moved * 2 + drift + Math.abs(voices.getFirst() - before.getFirst());
    }
}
