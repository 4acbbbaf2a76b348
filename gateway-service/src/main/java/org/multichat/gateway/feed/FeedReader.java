package org.multichat.gateway.feed;

import io.quarkus.logging.Log;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.turn.NumberedEvent;

/**
 * One listener's place in a turn's log. It is given what it asked for and never more, so a slow one is a number here
 * and costs no memory; one that takes nothing at all for too long is cut.
 */
final class FeedReader implements Flow.Subscription {

    private final Feed feed;
    private final Flow.Subscriber<? super List<NumberedEvent>> subscriber;
    private final Runnable cut;
    private final Runnable left;
    private final AtomicLong asked = new AtomicLong();
    /** How often somebody wanted to drain; whoever raised it from 0 does the work for the others. */
    private final AtomicInteger calls = new AtomicInteger();

    private final AtomicBoolean gone = new AtomicBoolean();

    private volatile int seen;
    private volatile boolean heardSinceBeat = true;
    private volatile boolean silent;
    private volatile boolean paging;
    private volatile @Nullable List<NumberedEvent> page;
    private volatile long stuckSince = -1;

    /** @param cut closes the listener's connection, which would not end by itself */
    FeedReader(
            Feed feed, Flow.Subscriber<? super List<NumberedEvent>> subscriber, int seen, Runnable cut, Runnable left) {
        this.feed = feed;
        this.subscriber = subscriber;
        this.seen = seen;
        this.cut = cut;
        this.left = left;
    }

    @Override
    public void request(long more) {
        if (more <= 0) {
            cancel();
            subscriber.onError(new IllegalArgumentException("only more can be asked for"));
            return;
        }
        asked.accumulateAndGet(more, (before, added) -> before + added < 0 ? Long.MAX_VALUE : before + added);
        stuckSince = -1;
        drain();
    }

    @Override
    public void cancel() {
        if (gone.compareAndSet(false, true)) {
            left.run();
        }
    }

    /** Called at intervals: who heard nothing in a whole one is told that the connection lives. */
    void beat(long now, long patience) {
        silent = !heardSinceBeat;
        heardSinceBeat = false;
        if (asked.get() > 0 || !(silent || feed.last() > seen)) {
            drain();
        } else if (stuckSince < 0) {
            stuckSince = now;
        } else if (now - stuckSince > patience) {
            Log.debugf("a listener took nothing for %d s and is cut behind event %d", patience / 1_000, seen);
            cancel();
            cut.run();
        }
    }

    /** This gateway goes: the stream ends here, and is continued elsewhere. */
    void end() {
        if (gone.compareAndSet(false, true)) {
            left.run();
            subscriber.onComplete();
        }
    }

    void drain() {
        if (calls.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        while (missed != 0) {
            try {
                giveWhatIsAsked();
            } catch (RuntimeException broken) {
                Log.debugf(broken, "a listener broke and is left alone");
                cancel();
            }
            missed = calls.addAndGet(-missed);
        }
    }

    private void giveWhatIsAsked() {
        while (!gone.get() && asked.get() > 0) {
            List<NumberedEvent> next = next();
            if (!next.isEmpty()) {
                seen = next.getLast().seq();
                give(next);
            } else if (!paging && feed.isOver() && seen >= feed.last()) {
                end();
            } else if (silent) {
                silent = false;
                give(List.of());
            } else {
                return;
            }
        }
    }

    private void give(List<NumberedEvent> events) {
        asked.decrementAndGet();
        heardSinceBeat = true;
        silent = false;
        subscriber.onNext(events);
    }

    /** What comes next, if it is at hand; what has to be read first comes with another call. */
    private List<NumberedEvent> next() {
        List<NumberedEvent> read = page;
        if (read != null) {
            page = null;
            return read;
        }
        if (paging) {
            return List.of();
        }
        if (feed.isBefore(seen)) {
            paging = true;
            feed.onThread(this::readPage);
            return List.of();
        }
        return feed.after(seen);
    }

    private void readPage() {
        try {
            List<NumberedEvent> read = feed.page(seen);
            page = read.isEmpty() ? null : read;
        } catch (RuntimeException unreadable) {
            Log.debugf(unreadable, "a listener's page of the log cannot be read now; it is tried at the next beat");
        }
        paging = false;
        if (page != null) {
            drain();
        }
    }
}
