package org.multichat.benchmarks.torture.faults;

import java.time.Duration;
import java.util.SplittableRandom;
import org.multichat.benchmarks.proxy.Weather;
import org.multichat.benchmarks.torture.faults.Fault.Side;

/** What breaks next, and when: by the seed alone. */
public final class FaultPlan {

    private static final double TWO_AT_ONCE = 0.2;
    private static final double SPARES_THE_LAST = 0.85;
    private static final double SHORTEST = 0.4;
    private static final double LONGEST = 1.6;

    private final SplittableRandom chance;
    private final int replicas;
    private final Duration mean;
    private int planned;

    /** @param mean between two faults; each time is between 0.4 and 1.6 of it */
    public FaultPlan(SplittableRandom chance, int replicas, Duration mean) {
        this.chance = chance;
        this.replicas = replicas;
        this.mean = mean;
    }

    Duration untilNext() {
        return Duration.ofMillis(Math.round(mean.toMillis() * chance.nextDouble(SHORTEST, LONGEST)));
    }

    int together() {
        return chance.nextDouble() < TWO_AT_ONCE ? 2 : 1;
    }

    /** Whether a replica is taken down only while another one answers: what nobody answers tries no promise. */
    boolean sparesTheLast() {
        return chance.nextDouble() < SPARES_THE_LAST;
    }

    /** Both kinds of kill come first, so that the shortest run has them. */
    Fault next() {
        int replica = chance.nextInt(replicas);
        planned++;
        return switch (planned) {
            case 1 -> new Fault.KillReplica(replica);
            case 2 -> new Fault.KillDatabase();
            default -> any(replica);
        };
    }

    private Fault any(int replica) {
        int of100 = chance.nextInt(100);
        if (of100 < 30) {
            return new Fault.KillReplica(replica);
        } else if (of100 < 50) {
            return new Fault.KillDatabase();
        } else if (of100 < 58) {
            return new Fault.FreezeReplica(replica, millis(1_000, 5_000));
        } else if (of100 < 64) {
            return new Fault.FreezeDatabase(millis(1_000, 5_000));
        } else if (of100 < 70) {
            return new Fault.EndConnections();
        } else if (of100 < 74) {
            return new Fault.RestartPolitely(replica);
        }
        Side side = chance.nextBoolean() ? Side.HTTP : Side.DATABASE;
        return of100 < 77
                ? new Fault.ResetConnections(replica, side)
                : new Fault.BadWeather(replica, side, weather(), millis(800, 4_000));
    }

    private Weather weather() {
        return switch (chance.nextInt(8)) {
            case 0, 1, 2 -> new Weather.SwallowReplies(chance.nextDouble(0.2, 1.0));
            case 3, 4 -> new Weather.CutAfter(chance.nextLong(1, 3_000));
            case 5 -> new Weather.Blackhole();
            case 6 -> new Weather.HalfOpen();
            default -> new Weather.Slow(millis(20, 400), millis(0, 200));
        };
    }

    private Duration millis(long least, long most) {
        return Duration.ofMillis(chance.nextLong(least, most));
    }
}
