package org.multichat.benchmarks.torture.load;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Asks of its own, outside of any story. */
public final class Reserving {

    private Reserving() {}

    public static UUID anId() {
        return Ids.next(ThreadLocalRandom.current());
    }

    public static Intent.Reserve aPicture(UUID budget, long amount, int leaseSeconds, boolean dispatched) {
        return new Intent.Reserve(anId(), budget, amount, leaseSeconds, dispatched, "IMAGE");
    }
}
