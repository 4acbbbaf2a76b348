package org.multichat.simulator.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of all providers as they are now. */
@ApplicationScoped
public class Settings {

    /** All pace together, in percent of the usual one: 0 means that nothing takes time. */
    public static final Setting.Count PERCENT = new Setting.Count(Setting.Group.PACE, "all", "percent", 100L, 10_000);

    private final Map<Setting, Object> changed = new ConcurrentHashMap<>();
    private final long percentAtStart;
    private final List<Setting> known = new ArrayList<>(List.of(PERCENT));

    Settings(@All List<Provider> providers, @ConfigProperty(name = "simulator.pace") long percent) {
        providers.forEach(provider -> known.addAll(provider.settings()));
        percentAtStart = percent;
        changed.put(PERCENT, percent);
    }

    public long number(Setting.Count setting) {
        return changed.getOrDefault(setting, setting.usual()) instanceof Long value ? value : setting.usual();
    }

    public String choice(Setting.Choice setting) {
        return String.valueOf(changed.getOrDefault(setting, setting.usual()));
    }

    public boolean is(Setting.Choice setting, String word) {
        return choice(setting).equals(word);
    }

    /** So many milliseconds, at the pace of the day. */
    public Duration duration(Setting.Count millis) {
        return Duration.ofMillis(number(millis) * number(PERCENT) / 100);
    }

    /** Some time between the two, the same for the same seed. */
    public Duration between(Setting.Count least, Setting.Count most, long seed) {
        long from = duration(least).toMillis();
        long to = Math.max(from, duration(most).toMillis());
        return Duration.ofMillis(new SplittableRandom(seed).nextLong(from, to + 1));
    }

    /** The settings of a group, by provider and name. */
    public Map<String, Map<String, Object>> of(Setting.Group group) {
        Map<String, Map<String, Object>> now = new TreeMap<>();
        known.stream()
                .filter(setting -> setting.group() == group)
                .forEach(setting -> now.computeIfAbsent(setting.provider(), _ -> new LinkedHashMap<>())
                        .put(setting.name(), changed.getOrDefault(setting, setting.usual())));
        return now;
    }

    /**
     * Changes what is named, all of it or nothing.
     *
     * @throws IllegalArgumentException says which setting is unknown or has no such value
     */
    public void change(Setting.Group group, Map<String, Map<String, JsonNode>> wanted) {
        Map<Setting, Object> changes = new LinkedHashMap<>();
        wanted.forEach((provider, byName) -> byName.forEach((name, value) -> {
            Setting setting = find(group, provider, name);
            changes.put(setting, read(setting, value));
        }));
        changed.putAll(changes);
    }

    /** As they were at the start. */
    public void asUsual() {
        changed.clear();
        changed.put(PERCENT, percentAtStart);
    }

    private Setting find(Setting.Group group, String provider, String name) {
        return known.stream()
                .filter(setting -> setting.group() == group
                        && setting.provider().equals(provider)
                        && setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s.%s is no setting; there are %s".formatted(provider, name, of(group))));
    }

    private static Object read(Setting setting, JsonNode value) {
        return switch (setting) {
            case Setting.Count number
            when value.canConvertToLong()
                    && value.isIntegralNumber()
                    && value.longValue() >= 0
                    && value.longValue() <= number.most() -> value.longValue();
            case Setting.Count number ->
                throw new IllegalArgumentException("%s.%s is a whole number from 0 to %d"
                        .formatted(number.provider(), number.name(), number.most()));
            case Setting.Choice choice when choice.words().contains(value.asText()) -> value.asText();
            case Setting.Choice choice ->
                throw new IllegalArgumentException(
                        "%s.%s is one of %s".formatted(choice.provider(), choice.name(), choice.words()));
        };
    }
}
