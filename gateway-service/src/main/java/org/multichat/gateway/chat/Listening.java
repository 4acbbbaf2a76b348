package org.multichat.gateway.chat;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.multichat.gateway.turn.NumberedEvent;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnSignals;
import org.multichat.gateway.turn.Turns;

/**
 * Listens to turns. What a listener gets is read from the log, so it is the same live, afterwards, and at another
 * gateway; and it is read only when the listener wants more, so a slow one costs nothing.
 */
@ApplicationScoped
class Listening {

    /** As many events as are read at once for one listener. */
    private static final int MAX_EVENTS_AT_ONCE = 256;
    /** Turns that run at other gateways wake nobody here; their log is looked into this often. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Turns turns;
    private final TurnSignals signals;
    private final ChatConfig config;
    private final Clock clock;
    private final ExecutorService threads;

    @Inject
    Listening(
            Turns turns, TurnSignals signals, ChatConfig config, Clock clock, @VirtualThreads ExecutorService threads) {
        this.turns = turns;
        this.signals = signals;
        this.config = config;
        this.clock = clock;
        this.threads = threads;
    }

    /** The events of a turn behind a number, up to its last; an empty list now and then says that nothing happens. */
    Multi<List<NumberedEvent>> follow(TurnId turn, int after) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicInteger(after),
                        cursor ->
                                Uni.createFrom().item(() -> next(turn, cursor)).runSubscriptionOn(threads))
                .whilst(events -> events.isEmpty() || !events.getLast().last());
    }

    /** The turn once it has ended, or as it is after {@code atMost}. */
    Turn awaitEnd(Turn turn, Duration atMost) throws InterruptedException {
        Instant until = clock.instant().plus(atMost);
        try (TurnSignals.Listener listener = signals.listen(turn.id())) {
            Turn now = turns.find(turn.id()).orElseThrow();
            while (!now.state().isEnd() && clock.instant().isBefore(until)) {
                listener.await(min(LOOK, Duration.between(clock.instant(), until)));
                now = turns.find(turn.id()).orElseThrow();
            }
            return now;
        }
    }

    private List<NumberedEvent> next(TurnId turn, AtomicInteger cursor) {
        Instant silentAt = clock.instant().plus(config.keepAlive());
        try (TurnSignals.Listener listener = signals.listen(turn)) {
            while (true) {
                List<NumberedEvent> events = turns.eventsAfter(turn, cursor.get(), MAX_EVENTS_AT_ONCE);
                if (!events.isEmpty()) {
                    cursor.set(events.getLast().seq());
                    return events;
                }
                if (!clock.instant().isBefore(silentAt)) {
                    return List.of();
                }
                listener.await(min(LOOK, Duration.between(clock.instant(), silentAt)));
            }
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
