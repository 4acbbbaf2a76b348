package org.multichat.benchmarks.torture.load;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Reserves outside of any story. */
public final class Reserving {

    private static final int LEASE_SECONDS = 1;

    private Reserving() {}

    /** The least money for the shortest time, released by its lease. */
    public static Intent.Reserve aPicture(UUID budget) {
        return new Intent.Reserve(Ids.next(ThreadLocalRandom.current()), budget, 1, LEASE_SECONDS, false, "IMAGE");
    }
}
