package org.multichat.song.plan;

import java.util.List;
import java.util.Locale;

/** A feeling, as two numbers that music understands, and the word for it. */
enum Mood {
    SAD(-0.9, -0.45),
    HAPPY(0.9, 0.35),
    CALM(0.15, -0.7),
    ENERGETIC(0.2, 0.8),
    DARK(-0.8, 0.0),
    ROMANTIC(0.3, -0.3),
    EPIC(-0.1, 0.6),
    MYSTERIOUS(-0.5, -0.25),
    ANGRY(-0.7, 0.8),
    DREAMY(0.05, -0.4);

    private final double valence;
    private final double energy;

    Mood(double valence, double energy) {
        this.valence = valence;
        this.energy = energy;
    }

    /** How bright and how lively, each from -1 to 1; 0 where nothing is said. */
    record Blend(double valence, double energy) {
        static final Blend NEUTRAL = new Blend(0, 0);
        /** How much of the song before is still felt when a remark asks for another mood. */
        private static final double MEMORY = 0.25;

        static Blend of(List<String> words) {
            List<Mood> moods = words.stream()
                    .map(word -> Mood.valueOf(word.toUpperCase(Locale.ROOT)))
                    .toList();
            // The mean pulls everything to the middle; a second word that agrees should rather deepen the first.
            double valence =
                    moods.stream().mapToDouble(mood -> mood.valence).sum() / Math.max(1, Math.sqrt(moods.size()));
            double energy =
                    moods.stream().mapToDouble(mood -> mood.energy).sum() / Math.max(1, Math.sqrt(moods.size()));
            return new Blend(Math.clamp(valence, -1, 1), Math.clamp(energy, -1, 1));
        }

        Blend after(Blend before) {
            return new Blend(
                    Math.clamp(valence + MEMORY * before.valence, -1, 1),
                    Math.clamp(energy + MEMORY * before.energy, -1, 1));
        }
    }
}
