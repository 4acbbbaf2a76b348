package org.multichat.simulator.openai.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model: what it is called, until when it answers, how it reasons, how much it reads and writes, and its prices by
 * date.
 */
public record Model(
        String id,
        @Nullable String snapshot,
        @Nullable LocalDate ends,
        boolean drawing,
        List<String> efforts,
        @Nullable String effort,
        int context,
        int maxOutput,
        int longFrom,
        List<Price> prices) {

    /** A model of somebody's own server: takes any name, thinks nothing, costs nothing. */
    public static Model ofLocalServer(String id) {
        return new Model(id, null, null, false, List.of(), null, 131_072, 32_768, 0, List.of(Price.FREE));
    }

    public boolean reasons() {
        return !efforts.isEmpty();
    }

    /** What an answer says it came from: the dated name where there is one. */
    public String answersAs() {
        return snapshot == null ? id : snapshot;
    }

    public boolean isCalled(String name) {
        return name.equals(id) || name.equals(snapshot);
    }

    public boolean hasEnded(LocalDate today) {
        return ends != null && !today.isBefore(ends);
    }

    public long costMicros(Usage usage, LocalDate today) {
        Price price = prices.stream()
                .filter(one -> !one.from().isAfter(today))
                .reduce((earlier, later) -> later)
                .orElse(prices.getFirst());
        return price.costMicros(usage, longFrom > 0 && usage.input() > longFrom);
    }
}
