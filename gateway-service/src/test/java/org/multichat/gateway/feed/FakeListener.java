package org.multichat.gateway.feed;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.turn.NumberedEvent;

/** Somebody who listens, at the pace of the test. */
final class FakeListener implements Flow.Subscriber<List<NumberedEvent>> {

    private final List<Integer> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean cut = new AtomicBoolean();
    private final boolean eager;
    private final FeedReader reader;
    private Flow.@Nullable Subscription subscription;

    private FakeListener(Feed feed, int after, boolean eager) {
        this.eager = eager;
        this.reader = new FeedReader(feed, this, after, () -> cut.set(true), this::leave);
        this.feed = feed;
        onSubscribe(reader);
        feed.join(reader);
    }

    private final Feed feed;

    private void leave() {
        feed.leave(reader);
    }

    static FakeListener eager(Feed feed, int after) {
        return new FakeListener(feed, after, true);
    }

    static FakeListener slow(Feed feed, int after) {
        return new FakeListener(feed, after, false);
    }

    void take(int more) {
        Objects.requireNonNull(subscription).request(more);
    }

    List<Integer> heard() {
        return heard;
    }

    int silences() {
        return silences.get();
    }

    boolean isOver() {
        return over.get();
    }

    boolean isCut() {
        return cut.get();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (eager) {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<NumberedEvent> events) {
        if (events.isEmpty()) {
            silences.incrementAndGet();
        }
        events.forEach(event -> heard.add(event.seq()));
        if (eager) {
            take(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
        over.set(true);
    }
}
