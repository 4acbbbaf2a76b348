package org.multichat.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes whoever waits for the next event of a turn that runs in this process. Only a hint: who waits looks into the log
 * anyway after a while, which is also how turns of other gateways are followed.
 */
@ApplicationScoped
public class TurnSignals {

    private final Map<TurnId, Map<Listener, Boolean>> listeners = new ConcurrentHashMap<>();

    /** Starts to listen; whatever is committed after this is not missed. */
    public Listener listen(TurnId turn) {
        Listener listener = new Listener(turn);
        listeners.computeIfAbsent(turn, _ -> new ConcurrentHashMap<>()).put(listener, true);
        return listener;
    }

    void wake(TurnId turn) {
        listeners.getOrDefault(turn, Map.of()).keySet().forEach(listener -> listener.news.release());
    }

    /** One who waits. */
    public final class Listener implements AutoCloseable {

        private final TurnId turn;
        private final Semaphore news = new Semaphore(0);

        private Listener(TurnId turn) {
            this.turn = turn;
        }

        /** Returns as soon as there may be news, at the latest after {@code atMost}. */
        public void await(Duration atMost) throws InterruptedException {
            if (news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }

        @Override
        public void close() {
            listeners.computeIfPresent(turn, (_, waiting) -> {
                waiting.remove(this);
                return waiting.isEmpty() ? null : waiting;
            });
        }
    }
}
