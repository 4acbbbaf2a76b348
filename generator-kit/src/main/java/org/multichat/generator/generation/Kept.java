package org.multichat.generator.generation;

import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The generations that are still known here, oldest first, within bounds of number, memory and disk. */
final class Kept {

    /** More than a busy replica starts within the retention; each costs at least an entry and its handle. */
    static final int MAX_KEPT = 1_000;

    private final GeneratorConfig config;
    private final Map<Key, Generation> generations = new LinkedHashMap<>();

    /** An id is its account's: two accounts may use the same and never meet. */
    record Key(String account, UUID id) {}

    Kept(GeneratorConfig config) {
        this.config = config;
    }

    synchronized @Nullable Generation get(Key key) {
        return generations.get(key);
    }

    synchronized void put(Key key, Generation generation) {
        generations.put(key, generation);
    }

    synchronized List<Generation> all() {
        return List.copyOf(generations.values());
    }

    /** Forgets the oldest finished ones until one more fits; says whether it does. */
    synchronized boolean makeRoom() {
        while (isFull()) {
            Optional<Key> oldest = generations.entrySet().stream()
                    .filter(entry -> entry.getValue().isOver())
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (oldest.isEmpty()) {
                return false;
            }
            Log.infof(
                    "generation %s: forgotten early to make room", oldest.get().id());
            forget(oldest.get());
        }
        return true;
    }

    synchronized void forgetBefore(Instant now) {
        List<Key> old = generations.entrySet().stream()
                .filter(entry -> entry.getValue().isForgettable(now, config.retention()))
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(this::forget);
    }

    private void forget(Key key) {
        Generation forgotten = generations.remove(key);
        if (forgotten != null) {
            forgotten.transcript().forgetProducts();
        }
    }

    private boolean isFull() {
        return generations.size() >= MAX_KEPT
                || total(Transcript::eventBytes) > config.eventBytes().asLongValue()
                || total(Transcript::productBytes) > config.spoolBytes().asLongValue();
    }

    private long total(ToLongFunction<Transcript> size) {
        return generations.values().stream()
                .mapToLong(generation -> size.applyAsLong(generation.transcript()))
                .sum();
    }
}
