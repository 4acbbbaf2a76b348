package org.multichat.gateway.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.multichat.gateway.turn.Committed;
import org.multichat.gateway.turn.NumberedEvent;
import org.multichat.gateway.turn.TurnId;

/** What is committed of one turn. */
final class FakeLog implements Feed.Pages {

    private final TurnId turn;
    private final List<NumberedEvent> events = new ArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean away;

    FakeLog(TurnId turn) {
        this.turn = turn;
    }

    /** Another gateway commits so many events. */
    synchronized Committed commit(int count) {
        return commit(count, false);
    }

    synchronized Committed commitLast() {
        return commit(1, true);
    }

    private Committed commit(int count, boolean ends) {
        int before = events.size();
        for (int i = 1; i <= count; i++) {
            int seq = before + i;
            events.add(new NumberedEvent(seq, "event " + seq, ends && i == count));
        }
        return new Committed(turn, before, events.subList(before, events.size()));
    }

    @Override
    public List<NumberedEvent> after(TurnId of, int seq, int most) {
        List<NumberedEvent> page;
        synchronized (this) {
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            reads.incrementAndGet();
            page = List.copyOf(events.subList(seq, Math.min(events.size(), seq + most)));
        }
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return page;
    }

    int reads() {
        return reads.get();
    }

    void goAway(boolean gone) {
        away = gone;
    }

    /** What is read from now on arrives only when this is opened. */
    CountDownLatch holdReads() {
        gate = new CountDownLatch(1);
        return gate;
    }
}
