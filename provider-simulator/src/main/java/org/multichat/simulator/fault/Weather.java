package org.multichat.simulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Faults and latency drawn by chance, the same for the same seed and the same number of the call.
 *
 * @param faultPercent of a hundred calls so many go wrong
 * @param latencyMillis every call takes longer by a time between these two
 */
public record Weather(long seed, int faultPercent, List<Integer> latencyMillis) {

    public static final Weather FAIR = new Weather(0, 0, List.of(0, 0));
    private static final int MAX_LATENCY = 60_000;

    private static final List<Deed> MIX = List.of(
            new Deed.Refuse(429, OptionalInt.of(1), null),
            new Deed.Refuse(503, OptionalInt.empty(), null),
            new Deed.Refuse(500, OptionalInt.empty(), null),
            new Deed.Cut(),
            new Deed.Swallow());

    public Weather {
        latencyMillis = latencyMillis == null ? List.of(0, 0) : List.copyOf(latencyMillis);
        boolean isRange = latencyMillis.size() == 2
                && latencyMillis.getFirst() >= 0
                && latencyMillis.getFirst() <= latencyMillis.getLast()
                && latencyMillis.getLast() <= MAX_LATENCY;
        if (!isRange || faultPercent < 0 || faultPercent > 100) {
            throw new IllegalArgumentException(
                    "faultPercent is 0 to 100, latencyMillis two numbers, the first not above the second, at most "
                            + MAX_LATENCY);
        }
    }

    /** What happens to the call of this number. */
    Drawn draw(long call) {
        SplittableRandom chance = new SplittableRandom(seed * 1_000_003 + call);
        Duration latency = Duration.ofMillis(chance.nextInt(latencyMillis.getFirst(), latencyMillis.getLast() + 1));
        boolean spoiled = chance.nextInt(100) < faultPercent;
        return new Drawn(latency, spoiled ? Optional.of(MIX.get(chance.nextInt(MIX.size()))) : Optional.empty());
    }

    record Drawn(Duration latency, Optional<Deed> deed) {}
}
