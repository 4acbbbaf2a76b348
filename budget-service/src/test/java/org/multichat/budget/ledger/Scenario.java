package org.multichat.budget.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What one seed stands for: how large, how fast and how faulty everything is.
 *
 * @param operations that clients mean to ask for; duplicates count, retries do not
 * @param gap from one errand to the next, on average, in nanoseconds
 * @param heals whether everything heals on the way, and progress is demanded from then on; else faults go on
 */
record Scenario(
        long seed,
        int operations,
        int replicas,
        int lanes,
        int sweepBatch,
        Lane.Limits limits,
        long gap,
        double faultRate,
        Set<FaultKind> faults,
        Instant start,
        boolean heals,
        BugSwitch bugs) {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final double[] FAULT_RATES = {0, 0.002, 0.01, 0.03, 0.08};

    /** Powers of ten, in nanoseconds; a transaction takes some milliseconds. */
    private static final double SHORTEST_GAP = 4.7;

    private static final double CROWDED_GAP = 7;
    private static final double LONGEST_GAP = 11.5;
    private static final double KIND_IS_ON = 0.6;

    static Scenario of(long seed, int operations) {
        RandomGenerator random = new SplittableRandom(seed);
        var limits = new Lane.Limits(
                1 + random.nextInt(random.nextBoolean() ? 8 : 64),
                10 + random.nextInt(500),
                Duration.ofMillis(500 + random.nextInt(2_000)));
        Set<FaultKind> faults = EnumSet.noneOf(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            if (random.nextDouble() < KIND_IS_ON) {
                faults.add(kind);
            }
        }
        long gap =
                (long) Math.pow(10, random.nextDouble(SHORTEST_GAP, random.nextBoolean() ? CROWDED_GAP : LONGEST_GAP));
        Instant midnight = NEW_YEAR.plus(Duration.ofDays(1 + random.nextInt(360)));
        return new Scenario(
                seed,
                operations,
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                1 + random.nextInt(50),
                limits,
                gap,
                FAULT_RATES[random.nextInt(FAULT_RATES.length)],
                faults,
                midnight.minusNanos(random.nextLong(gap * 100)).truncatedTo(ChronoUnit.MICROS),
                random.nextBoolean(),
                new BugSwitch(null));
    }

    Scenario with(PlantedBug bug) {
        return new Scenario(
                seed,
                operations,
                replicas,
                lanes,
                sweepBatch,
                limits,
                gap,
                faultRate,
                faults,
                start,
                heals,
                new BugSwitch(bug));
    }

    /** The same, ended earlier: what happens until then is the same. */
    Scenario withOperations(int fewer) {
        return new Scenario(
                seed, fewer, replicas, lanes, sweepBatch, limits, gap, faultRate, faults, start, heals, bugs);
    }
}
