package org.multichat.benchmarks.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The words after the command: {@code --name value}, or {@code --name} alone. */
public record Arguments(Map<String, String> given) {

    private static final Set<String> SWITCHES =
            Set.of("quick", "http", "null", "no-replicas", "no-reconcile", "containers");

    private static final Set<String> SETTINGS = Set.of(
            "rounds",
            "seconds",
            "warmup",
            "clients",
            "shapes",
            "peers",
            "disk",
            "seed",
            "out",
            "rate",
            "service-jvm",
            "growth",
            "naive-connections",
            "warm-rounds",
            "rates",
            "steps",
            "classified-steps",
            "readers",
            "turns",
            "words",
            "services");

    public static Arguments of(String... words) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            String name = words[i].startsWith("--") ? words[i].substring(2) : words[i];
            if (SWITCHES.contains(name)) {
                given.put(name, "");
            } else if (SETTINGS.contains(name) && i + 1 < words.length) {
                i++;
                given.put(name, words[i]);
            } else {
                throw new CannotRun("%s is no option, or misses its value: --help".formatted(words[i]));
            }
        }
        return new Arguments(Map.copyOf(given));
    }

    public boolean has(String name) {
        return given.containsKey(name);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** The first default is that of a quick run. */
    public double number(String name, double quickly, double usually) {
        try {
            return text(name).map(Double::valueOf).orElse(has("quick") ? quickly : usually);
        } catch (NumberFormatException wrong) {
            throw new CannotRun("--%s needs a number: --help".formatted(name));
        }
    }

    public List<String> list(String name, String quickly, String usually) {
        String text = text(name).orElse(has("quick") ? quickly : usually);
        return Stream.of(text.split(",", -1)).map(String::strip).toList();
    }
}
