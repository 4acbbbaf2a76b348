package org.multichat.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells whoever wants to know which turns have committed something, here or at another gateway. Only a hint: news of
 * other gateways can be lost, so who depends on them looks into the log now and then.
 */
@ApplicationScoped
public class TurnNews {

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** Somebody who wants to know. Every call has to return at once; they come from one thread at a time each. */
    public interface Watcher {

        /** Committed by this gateway; every commit is told once, those of one turn in order. */
        void here(List<Committed> commits);

        /** These turns have committed something at another gateway. */
        void elsewhere(Set<TurnId> turns);

        /** Somebody asked for this turn to be stopped; it may run here. */
        default void stop(TurnId turn) {}

        /** Another gateway gave a turn back unfinished, for whoever comes first. */
        default void givenBack() {}
    }

    /** Starts to tell; closing ends it. */
    public Registration register(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** The same for one who only wants to know which turns. */
    public Registration watch(Consumer<Set<TurnId>> watcher) {
        return register(new Watcher() {
            @Override
            public void here(List<Committed> commits) {
                watcher.accept(commits.stream().map(Committed::turn).collect(Collectors.toSet()));
            }

            @Override
            public void elsewhere(Set<TurnId> turns) {
                watcher.accept(turns);
            }
        });
    }

    /** Being told, until it is closed. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** A turn is recorded, with its first event. */
    public void recorded(TurnId turn) {
        here(List.of(new Committed(turn, 0, List.of())));
    }

    void here(List<Committed> commits) {
        watchers.forEach(watcher -> watcher.here(commits));
    }

    void elsewhere(Set<TurnId> turns) {
        watchers.forEach(watcher -> watcher.elsewhere(turns));
    }

    void stop(TurnId turn) {
        watchers.forEach(watcher -> watcher.stop(turn));
    }

    void givenBack() {
        watchers.forEach(Watcher::givenBack);
    }
}
