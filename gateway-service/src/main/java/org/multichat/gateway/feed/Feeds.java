package org.multichat.gateway.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.multichat.gateway.turn.Committed;
import org.multichat.gateway.turn.EventLog;
import org.multichat.gateway.turn.GatewayLeaves;
import org.multichat.gateway.turn.NumberedEvent;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnNews;
import org.multichat.gateway.turn.Turns;

/**
 * Lets anybody listen to any turn, whichever gateway runs it, during it and afterwards. What is heard is what is
 * committed, so it is the same everywhere and always.
 */
@ApplicationScoped
public class Feeds implements TurnNews.Watcher {

    private final Map<TurnId, Used> feeds = new ConcurrentHashMap<>();
    private final AtomicInteger listeners = new AtomicInteger();
    private final Turns turns;
    private final EventLog log;
    private final TurnNews news;
    private final FeedConfig config;
    private final Clock clock;
    private final ExecutorService threads;

    /** A feed and how many use it. */
    private record Used(Feed feed, int users) {}

    @Inject
    Feeds(
            Turns turns,
            EventLog log,
            TurnNews news,
            FeedConfig config,
            Clock clock,
            @VirtualThreads ExecutorService threads,
            MeterRegistry metrics) {
        this.turns = turns;
        this.log = log;
        this.news = news;
        this.config = config;
        this.clock = clock;
        this.threads = threads;
        Gauge.builder("turn.listeners", listeners, AtomicInteger::get)
                .description("open event streams")
                .register(metrics);
    }

    void open(@Observes StartupEvent starting) {
        var _ = news.register(this);
    }

    /**
     * The events of a turn behind a number, up to its last, as they are committed; an empty list now and then says that
     * nothing happens.
     *
     * @param cut closes the connection of a listener that takes nothing any more
     * @throws TooManyListeners when this gateway has as many as it may
     */
    public Multi<List<NumberedEvent>> follow(Turn turn, int after, Runnable cut) {
        if (listeners.get() >= config.listeners()) {
            throw new TooManyListeners(config.listeners());
        }
        return Multi.createFrom().publisher(subscriber -> {
            listeners.incrementAndGet();
            Feed feed = use(turn);
            FeedReader[] self = new FeedReader[1];
            FeedReader reader = new FeedReader(feed, subscriber, after, cut, () -> {
                listeners.decrementAndGet();
                feed.leave(Objects.requireNonNull(self[0]));
                unuse(turn.id());
            });
            self[0] = reader;
            subscriber.onSubscribe(reader);
            feed.join(reader);
        });
    }

    /** The turn once it has ended, or as it is after {@code atMost} or when this gateway goes. */
    public Turn awaitEnd(Turn turn, Duration atMost) throws InterruptedException {
        Feed feed = use(turn);
        try {
            feed.look();
            feed.ended().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notYet) {
            Log.debugf("turn %s has not ended after %s", turn.id(), atMost);
        } finally {
            unuse(turn.id());
        }
        return turns.find(turn.id()).orElseThrow();
    }

    @Override
    public void here(List<Committed> commits) {
        for (Committed commit : commits) {
            Used used = feeds.get(commit.turn());
            if (used != null) {
                used.feed().here(commit);
            }
        }
    }

    @Override
    public void elsewhere(Set<TurnId> changed) {
        for (TurnId turn : changed) {
            Used used = feeds.get(turn);
            if (used != null) {
                used.feed().look();
            }
        }
    }

    /** The net below the news: one statement tells of all followed turns whether there is more than is known. */
    @Scheduled(every = "${feed.look:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Map<TurnId, Integer> seen = new HashMap<>();
        feeds.forEach((turn, used) -> {
            if (!used.feed().isOver()) {
                seen.put(turn, used.feed().last());
            }
        });
        if (seen.isEmpty()) {
            return;
        }
        try {
            elsewhere(log.aheadOf(seen));
        } catch (RuntimeException away) {
            Log.debugf(away, "the logs of %d turns cannot be looked into now", seen.size());
        }
    }

    /** Twice in the interval, so that no silence is longer than it. */
    @Scheduled(every = "${feed.beat:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        long now = clock.millis();
        long patience = config.patience().toMillis();
        feeds.values().forEach(used -> used.feed().beat(now, patience));
    }

    void close(@Observes GatewayLeaves leaves) {
        feeds.values().forEach(used -> used.feed().close());
    }

    private Feed use(Turn turn) {
        return feeds.compute(
                        turn.id(),
                        (_, used) -> used == null
                                ? new Used(new Feed(turn, log::after, threads), 1)
                                : new Used(used.feed(), used.users() + 1))
                .feed();
    }

    private void unuse(TurnId turn) {
        feeds.computeIfPresent(turn, (_, used) -> used.users() == 1 ? null : new Used(used.feed(), used.users() - 1));
    }
}
