package org.multichat.generator.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A reader that asks for as much as a test says, and for everything when it says nothing. */
final class Listener implements Flow.Subscriber<Frame> {

    static final String OVER = "over";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final long first;
    private Flow.@Nullable Subscription subscription;

    private Listener(long first) {
        this.first = first;
    }

    static Listener of(Generation generation, int after) {
        Listener listener = new Listener(Long.MAX_VALUE);
        generation.after(after).subscribe(listener);
        return listener;
    }

    /** One that asks for nothing until {@link #ask}. */
    static Listener slow(Generation generation) {
        Listener listener = new Listener(0);
        generation.after(0).subscribe(listener);
        return listener;
    }

    static List<String> all(Generation generation) {
        return of(generation, 0).rest();
    }

    void ask(long more) {
        if (subscription != null) {
            subscription.request(more);
        }
    }

    void goAway() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** The next frame, waited for: {@code number json}, {@code silence} or {@link #OVER}. */
    String next() {
        try {
            String next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was said for " + PATIENCE);
            }
            return next;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** All that comes, to the end. */
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        for (String next = next(); !next.equals(OVER); next = next()) {
            rest.add(next);
        }
        return rest;
    }

    int waiting() {
        return heard.size();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        if (first > 0) {
            subscription.request(first);
        }
    }

    @Override
    public void onNext(Frame frame) {
        heard.add(
                switch (frame) {
                    case Frame.Said(int number, String json) -> number + " " + json;
                    case Frame.Silence _ -> "silence";
                });
    }

    @Override
    public void onError(Throwable failure) {
        heard.add("error " + failure);
    }

    @Override
    public void onComplete() {
        heard.add(OVER);
    }
}
