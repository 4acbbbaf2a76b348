package org.multichat.gateway.turn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is recorded of a turn so far. Immutable: a new fact makes a new record. */
public final class Steps {

    public static final Steps NONE = new Steps(Map.of());

    private final Map<String, Object> facts;

    Steps(Map<String, Object> facts) {
        this.facts = Map.copyOf(facts);
    }

    public <T> Optional<T> get(Step<T> step) {
        return Optional.ofNullable(facts.get(step.name())).map(step.fact()::cast);
    }

    public boolean has(Step<?> step) {
        return facts.containsKey(step.name());
    }

    public <T> Steps with(Step<T> step, T fact) {
        Map<String, Object> more = new HashMap<>(facts);
        more.put(step.name(), fact);
        return new Steps(more);
    }

    Map<String, Object> facts() {
        return facts;
    }
}
