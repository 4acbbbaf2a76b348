package org.multichat.budget.ledger;

import java.time.Instant;
import java.util.PriorityQueue;

/** Time that passes only because something happens, on one thread: what a seed has done once, it does again. */
final class VirtualTime {

    static final long MICROSECOND = 1_000;
    static final long MILLISECOND = 1_000_000;
    static final long SECOND = 1_000_000_000;

    /** Of those who wait while others go on; beyond it nobody waits. */
    private static final int MAX_DEPTH = 4;

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Instant start;
    private long nanos;
    private long planned;
    private int depth;

    private record Event(long at, long order, Runnable what) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    VirtualTime(Instant start) {
        this.start = start;
    }

    long nanos() {
        return nanos;
    }

    /** As exact as a database keeps it. */
    Instant instant() {
        return start.plusNanos(nanos / MICROSECOND * MICROSECOND);
    }

    /** How many events there have been and will be. */
    long planned() {
        return planned;
    }

    void in(long delay, Runnable what) {
        events.add(new Event(nanos + delay, planned++, what));
    }

    /** Lets the next thing happen; false if there is none. */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        nanos = Math.max(nanos, next.at);
        next.what.run();
        return true;
    }

    /** Whoever calls waits that long, and what is due meanwhile happens meanwhile. */
    void pass(long delay) {
        if (depth == MAX_DEPTH) {
            return;
        }
        long end = nanos + delay;
        depth++;
        for (Event next = events.peek(); next != null && next.at <= end; next = events.peek()) {
            step();
        }
        depth--;
        nanos = Math.max(nanos, end);
    }
}
