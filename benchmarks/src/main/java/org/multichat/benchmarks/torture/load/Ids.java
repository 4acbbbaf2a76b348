package org.multichat.benchmarks.torture.load;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDs of version 7: of this moment, and otherwise by the given chance. */
final class Ids {

    private static final int TIME_SHIFT = 16;
    private static final long VERSION = 0x7000;
    private static final int RANDOM_A = 0x1000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;

    private Ids() {}

    static UUID next(RandomGenerator chance) {
        long high = System.currentTimeMillis() << TIME_SHIFT | VERSION | chance.nextInt(RANDOM_A);
        return new UUID(high, VARIANT | (chance.nextLong() & RANDOM_B));
    }
}
