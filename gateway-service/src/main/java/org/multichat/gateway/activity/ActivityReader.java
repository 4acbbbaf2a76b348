package org.multichat.gateway.activity;

import io.quarkus.logging.Log;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.turn.TurnId;

/**
 * One who watches an account's turns. What it has not taken yet is kept once per turn, the newest state only, so a slow
 * one misses steps in between and never an end.
 */
final class ActivityReader implements Flow.Subscription {

    /** Of so many turns it is known what was told; older ones have ended long ago. */
    private static final int MAX_TOLD = 1_000;

    /** So many turns may wait for one who takes too little; who is further behind does better with a new snapshot. */
    static final int MAX_WAITING = 1_000;

    private final Flow.Subscriber<? super Optional<ActivityEvent>> subscriber;
    private final Runnable cut;
    private final Runnable left;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean gone = new AtomicBoolean();
    private final Map<TurnId, TurnActivity> pending = new LinkedHashMap<>();
    private final Map<TurnId, Integer> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TurnId, Integer> eldest) {
            return size() > MAX_TOLD;
        }
    };

    private ActivityEvent.@Nullable Snapshot snapshot;
    private volatile boolean heardSinceBeat = true;
    private volatile boolean silent;
    private volatile long stuckSince = -1;

    ActivityReader(
            ActivityEvent.Snapshot snapshot,
            Flow.Subscriber<? super Optional<ActivityEvent>> subscriber,
            Runnable cut,
            Runnable left) {
        this.snapshot = snapshot;
        this.subscriber = subscriber;
        this.cut = cut;
        this.left = left;
        snapshot.turns().forEach(turn -> told.put(turn.turnId(), turn.lastEventId()));
    }

    @Override
    public void request(long more) {
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

    void end() {
        if (gone.compareAndSet(false, true)) {
            left.run();
            subscriber.onComplete();
        }
    }

    /** Where turns are now; what was told before is passed over. */
    void tell(List<TurnActivity> turns) {
        keep(turns);
        drain();
        if (waiting() > MAX_WAITING) {
            Log.debugf("an activity listener takes too little and is cut; more than %d turns wait for it", MAX_WAITING);
            cancel();
            cut.run();
        }
    }

    private synchronized void keep(List<TurnActivity> turns) {
        for (TurnActivity turn : turns) {
            if (told.getOrDefault(turn.turnId(), 0) < turn.lastEventId()) {
                pending.put(turn.turnId(), turn);
            }
        }
    }

    private synchronized int waiting() {
        return pending.size();
    }

    void beat(long now, long patience) {
        silent = !heardSinceBeat;
        heardSinceBeat = false;
        if (asked.get() > 0) {
            drain();
        } else if (stuckSince < 0) {
            stuckSince = now;
        } else if (now - stuckSince > patience) {
            Log.debugf("an activity listener took nothing for %d s and is cut", patience / 1_000);
            cancel();
            cut.run();
        }
    }

    private void drain() {
        if (calls.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        while (missed != 0) {
            while (!gone.get() && asked.get() > 0) {
                Optional<ActivityEvent> next = next();
                if (next.isEmpty() && !silent) {
                    break;
                }
                asked.decrementAndGet();
                heardSinceBeat = true;
                silent = false;
                subscriber.onNext(next);
            }
            missed = calls.addAndGet(-missed);
        }
    }

    private synchronized Optional<ActivityEvent> next() {
        ActivityEvent first = snapshot;
        if (first != null) {
            snapshot = null;
            return Optional.of(first);
        }
        Iterator<TurnActivity> waiting = pending.values().iterator();
        if (!waiting.hasNext()) {
            return Optional.empty();
        }
        TurnActivity turn = waiting.next();
        waiting.remove();
        Integer before = told.put(turn.turnId(), turn.lastEventId());
        if (turn.state().isEnd()) {
            return Optional.of(new ActivityEvent.Ended(turn));
        }
        return Optional.of(before == null ? new ActivityEvent.Started(turn) : new ActivityEvent.Advanced(turn));
    }
}
