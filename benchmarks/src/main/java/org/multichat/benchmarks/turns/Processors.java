package org.multichat.benchmarks.turns;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.multichat.benchmarks.house.House;
import org.multichat.benchmarks.house.Service;

/** Processor time that everybody has used, by name. */
record Processors(Map<String, Duration> used, double turns) {

    private static final double NANOS_IN_A_MILLI = 1e6;

    static Processors now(House house, Service upstream) throws IOException {
        Map<String, Duration> used = new LinkedHashMap<>();
        house.services().forEach(service -> used.put(service.name(), service.cpu()));
        used.put("PostgreSQL", house.server().cpu());
        used.put("upstream", upstream.cpu());
        used.put("client", ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        return new Processors(used, 0);
    }

    Processors since(Processors before, double forTurns) {
        Map<String, Duration> since = new LinkedHashMap<>();
        used.forEach((name, now) -> since.put(name, now.minus(before.used().getOrDefault(name, Duration.ZERO))));
        return new Processors(since, forTurns);
    }

    /** Milliseconds a turn: all of them, and whose. */
    @Override
    public String toString() {
        double all = used.values().stream().mapToDouble(Processors::millis).sum() / turns;
        return "%.1f (%s)"
                .formatted(
                        all,
                        used.entrySet().stream()
                                .map(each -> "%s %.1f".formatted(each.getKey(), millis(each.getValue()) / turns))
                                .collect(Collectors.joining(", ")));
    }

    private static double millis(Duration time) {
        return time.toNanos() / NANOS_IN_A_MILLI;
    }
}
