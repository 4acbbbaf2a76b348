package org.multichat.benchmarks.torture.load;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.multichat.benchmarks.torture.rig.Patience;

/** Begins stories when they are due, whether or not the ones before have got their answers. */
public final class Load implements AutoCloseable {

    /** Beyond this many the machine is measured and not the ledger; what is left out is counted. */
    private static final int MOST_OPEN = 1_500;

    private static final Duration LATE = Duration.ofMillis(100);

    private final LedgerClient client;
    private final Trees trees;
    private final SplittableRandom chance;
    private final double perSecond;
    private final Story.Leases leases;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread clock = Thread.ofVirtual().unstarted(this::begin);

    /** @param leaseSeconds how long an ordinary reservation may be held */
    public Load(LedgerClient client, Trees trees, SplittableRandom chance, double perSecond, int leaseSeconds) {
        this.client = client;
        this.trees = trees;
        this.chance = chance;
        this.perSecond = perSecond;
        this.leases = new Story.Leases(leaseSeconds, 1, 3);
    }

    public void start() {
        clock.start();
    }

    /** No more stories; those that are open are told to their end. False when they are not within this time. */
    public boolean quiet(Duration most) {
        close();
        return Patience.isSoWithin(most, () -> open.get() == 0);
    }

    @Override
    public void close() {
        clock.interrupt();
    }

    public Counts counts() {
        return new Counts(begun.get(), late.get(), leftOut.get());
    }

    /**
     * @param late begun more than 100 ms after they were due
     * @param leftOut not begun because too many were open
     */
    public record Counts(long stories, long late, long leftOut) {}

    private void begin() {
        long due = System.nanoTime();
        while (waitUntil(due)) {
            SplittableRandom own = chance.split();
            if (System.nanoTime() - due > LATE.toNanos()) {
                late.incrementAndGet();
            }
            if (open.get() >= MOST_OPEN) {
                leftOut.incrementAndGet();
            } else {
                open.incrementAndGet();
                begun.incrementAndGet();
                long intended = due;
                Thread.ofVirtual().start(() -> tell(own, intended));
            }
            // Independent people: the times between them are exponential.
            due += Math.round(-Math.log(1 - chance.nextDouble()) / perSecond * 1e9);
        }
    }

    private static boolean waitUntil(long due) {
        long left = due - System.nanoTime();
        return left > 0
                ? Patience.pass(Duration.ofNanos(left))
                : !Thread.currentThread().isInterrupted();
    }

    private void tell(SplittableRandom own, long intended) {
        try {
            new Story(client, trees.current(), own, leases, intended).tell();
        } finally {
            open.decrementAndGet();
        }
    }
}
