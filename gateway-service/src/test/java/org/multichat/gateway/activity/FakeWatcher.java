package org.multichat.gateway.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/** Somebody who watches, at the pace of the test. */
final class FakeWatcher implements Flow.Subscriber<Optional<ActivityEvent>> {

    private final List<ActivityEvent> heard = new ArrayList<>();
    private final ActivityReader reader;
    private int silences;
    private boolean cut;
    private boolean left;

    FakeWatcher(TurnActivity... running) {
        reader = new ActivityReader(
                new ActivityEvent.Snapshot(List.of(running)), this, () -> cut = true, () -> left = true);
        onSubscribe(reader);
    }

    ActivityReader reader() {
        return reader;
    }

    void take(int more) {
        reader.request(more);
    }

    List<ActivityEvent> heard() {
        return heard;
    }

    int silences() {
        return silences;
    }

    boolean isCut() {
        return cut && left;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        // It asks when the test wants it to.
    }

    @Override
    public void onNext(Optional<ActivityEvent> event) {
        event.ifPresentOrElse(heard::add, () -> silences++);
    }

    @Override
    public void onError(Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
        left = true;
    }
}
