package org.multichat.generator.generation;

import io.quarkus.logging.Log;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One reader's place in an {@link EventLog}. Gives what was asked for, as far as it was said, never more. */
final class EventReader implements Flow.Subscription {

    private final EventLog log;
    private final Flow.Subscriber<? super Frame> subscriber;
    private final AtomicLong asked = new AtomicLong();
    /** How often somebody wanted to drain; whoever raised it from 0 does the work for the others. */
    private final AtomicInteger calls = new AtomicInteger();

    private int next;
    private boolean owesTheEnd;
    private volatile boolean gone;
    private volatile boolean heardSinceBeat = true;
    private volatile boolean silent;

    /** @param untilTheEnd whether it hears the end even where that comes before what it asks for */
    EventReader(EventLog log, Flow.Subscriber<? super Frame> subscriber, int next, boolean untilTheEnd) {
        this.log = log;
        this.subscriber = subscriber;
        this.next = next;
        this.owesTheEnd = untilTheEnd;
    }

    @Override
    public void request(long more) {
        if (more <= 0) {
            cancel();
            subscriber.onError(new IllegalArgumentException("only more can be asked for"));
            return;
        }
        asked.accumulateAndGet(more, (before, added) -> before + added < 0 ? Long.MAX_VALUE : before + added);
        drain();
    }

    @Override
    public void cancel() {
        gone = true;
        log.leave(this);
    }

    /** Called at intervals: a reader that heard nothing in a whole one is told that the connection lives. */
    void beat() {
        silent = !heardSinceBeat;
        heardSinceBeat = false;
        drain();
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
                Log.debugf(broken, "a reader broke and is left alone");
                cancel();
            }
            missed = calls.addAndGet(-missed);
        }
    }

    private void giveWhatIsAsked() {
        while (!gone) {
            if (log.endsBefore(next) && !owesTheEnd) {
                cancel();
                subscriber.onComplete();
                return;
            }
            Frame frame = asked.get() == 0 ? null : nextFrame();
            if (frame == null) {
                return;
            }
            asked.decrementAndGet();
            heardSinceBeat = true;
            silent = false;
            subscriber.onNext(frame);
        }
    }

    private @Nullable Frame nextFrame() {
        String json = log.at(next);
        if (json != null) {
            owesTheEnd = false;
            return new Frame.Said(next++, json);
        }
        if (owesTheEnd && log.endsBefore(next)) {
            owesTheEnd = false;
            String end = log.end();
            return end == null ? null : new Frame.Said(next++, end);
        }
        return silent ? new Frame.Silence() : null;
    }
}
