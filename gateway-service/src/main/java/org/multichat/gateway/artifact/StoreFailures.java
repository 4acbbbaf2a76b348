package org.multichat.gateway.artifact;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts and tells when the store of artifacts does not do what it is asked for. */
final class StoreFailures {

    private static final List<String> OPERATIONS =
            List.of("check", "find", "keep", "list", "prepare", "read", "remove");

    private final Map<String, Counter> counters;

    StoreFailures(MeterRegistry metrics) {
        counters = OPERATIONS.stream().collect(Collectors.toMap(Function.identity(), each -> counter(each, metrics)));
    }

    /** What is asked of a store. */
    interface Asked<T> {
        T ask() throws IOException;
    }

    /** The answer of a disk. */
    <T> T watched(String operation, Asked<T> asked) {
        try {
            return asked.ask();
        } catch (IOException failed) {
            throw of(operation, failed);
        }
    }

    /** What is to be thrown; it is counted and logged already. */
    StoreUnavailable of(String operation, Exception failure) {
        Objects.requireNonNull(counters.get(operation)).increment();
        Log.warnf(
                "the store of artifacts could not %s (%s); nothing is lost, and it is tried again", operation, failure);
        return new StoreUnavailable();
    }

    private static Counter counter(String operation, MeterRegistry metrics) {
        return Counter.builder("artifact.store.failures")
                .tag("operation", operation)
                .description("How often the store of artifacts did not do what it was asked for")
                .register(metrics);
    }
}
