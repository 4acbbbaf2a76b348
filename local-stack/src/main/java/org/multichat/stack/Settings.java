package org.multichat.stack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a person has set: the file {@code .env} and, above it, the real environment. */
public record Settings(Map<String, String> values) {

    public Settings {
        values = Map.copyOf(values);
    }

    static Settings of(Map<String, String> dotEnv, Map<String, String> environment) {
        Map<String, String> merged = new HashMap<>(dotEnv);
        merged.putAll(environment);
        return new Settings(merged);
    }

    /** The setting's value; one that is empty counts as not set, as in {@code SONG_COST= ./run}. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
