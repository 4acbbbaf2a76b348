package org.multichat.budget.ledger;

import java.util.UUID;
import java.util.random.RandomGenerator;
import org.multichat.budget.reservation.ReservationId;

/** Makes ids as clients do, by clocks that are wrong by some minutes. */
final class Ids {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int SKEW_MILLIS = 240_000;

    private final VirtualTime time;
    private final RandomGenerator random;
    private final long skew;

    Ids(VirtualTime time, RandomGenerator random) {
        this.time = time;
        this.random = random;
        this.skew = random.nextLong(2L * SKEW_MILLIS) - SKEW_MILLIS;
    }

    ReservationId next() {
        return at(time.instant().toEpochMilli() + skew);
    }

    /** Longer ago than anybody may reserve for. */
    ReservationId old() {
        return at(time.instant().toEpochMilli() - 100_000_000);
    }

    private ReservationId at(long millis) {
        return at(millis, random);
    }

    static ReservationId at(long millis, RandomGenerator random) {
        long high = (millis << 16) | VERSION | random.nextInt(0x1000);
        return new ReservationId(new UUID(high, VARIANT | (random.nextLong() >>> 2)));
    }
}
