package org.multichat.benchmarks.ledger.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** When a client begins anew. */
public sealed interface Pace {

    /** Returns when it is time; when it should have been, by {@link System#nanoTime}. */
    long next();

    /** As soon as it is answered: what a system can do at most, with latencies that hide how long one had to queue. */
    record AtOnce() implements Pace {

        @Override
        public long next() {
            return System.nanoTime();
        }
    }

    /**
     * At a fixed rate over all clients, whatever the answers take: whoever comes late because all clients wait has been
     * waiting since then, and that counts.
     */
    final class Fixed implements Pace {

        private static final double NANOS_IN_A_SECOND = 1e9;

        private final double perSecond;
        private final long start = System.nanoTime();
        private final AtomicLong taken = new AtomicLong();

        public Fixed(double perSecond) {
            this.perSecond = perSecond;
        }

        @Override
        public long next() {
            long intended = start + (long) (taken.getAndIncrement() * NANOS_IN_A_SECOND / perSecond);
            for (long left = intended - System.nanoTime();
                    left > 0 && !Thread.currentThread().isInterrupted();
                    left = intended - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return intended;
        }
    }
}
