package org.multichat.generator.generation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.multichat.generator.handle.Handles;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Work;
import org.multichat.kit.token.ServiceSecret;

/** One replica of a generator without HTTP; two of them share a secret, as two processes would. */
final class Replica implements AutoCloseable {

    static final ServiceSecret SECRET = new ServiceSecret(Optional.of("a secret that all replicas of a test share"));
    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    static final Limits LIMITS = new Limits(
            OptionalInt.of(2),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(10),
            size(1 << 24),
            size(1 << 24));

    private static final AtomicInteger replicas = new AtomicInteger();

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Path folder;
    final Generations generations;
    private final Spool spool;

    Replica(Provider provider, Path temporary) {
        this(provider, temporary, LIMITS, Clock.systemUTC());
    }

    Replica(Provider provider, Path temporary, Limits limits, Clock clock) {
        String service = "test-" + replicas.incrementAndGet();
        folder = temporary.resolve(service + "-spool-1");
        spool = new Spool(temporary, service, 1);
        generations = new Generations(
                provider, new Handles(SECRET, JSON), spool, limits, clock, new GenerationMetrics(meters), JSON);
    }

    record Limits(
            OptionalInt maxRunning,
            Duration maxDeadline,
            Duration retention,
            Duration keepAlive,
            MemorySize eventBytes,
            MemorySize spoolBytes)
            implements GeneratorConfig {

        Limits keepAlive(Duration interval) {
            return new Limits(maxRunning, maxDeadline, retention, interval, eventBytes, spoolBytes);
        }

        Limits spoolBytes(long bytes) {
            return new Limits(maxRunning, maxDeadline, retention, keepAlive, eventBytes, size(bytes));
        }
    }

    static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    static Work work(String prompt) {
        return work(prompt, Instant.now().plusSeconds(60));
    }

    static Work work(String prompt, Instant deadline) {
        return new Work(UUID.randomUUID(), new Prompt(prompt), List.of(), Options.NONE, 1_000_000, deadline);
    }

    @Override
    public void close() {
        goAway();
    }

    /** What a process does that is told to end. */
    void goAway() {
        generations.end(new ShutdownEvent());
        spool.clear(new ShutdownEvent());
    }
}
