package org.multichat.song.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that is always the same for the same words. Every decision throws dice of its own name, so that a new decision
 * changes no old one.
 */
public record Dice(long seed) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public static Dice of(String text) {
        return new Dice(hash(FNV_OFFSET, text));
    }

    public Dice named(String decision) {
        return new Dice(hash(seed, decision));
    }

    public SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    public <T> T oneOf(String decision, List<T> choices) {
        return choices.get(named(decision).random().nextInt(choices.size()));
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    public int between(String decision, int least, int most) {
        return named(decision).random().nextInt(least, most + 1);
    }

    private static long hash(long start, String text) {
        long hash = start;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ each) * FNV_PRIME;
        }
        return hash;
    }
}
