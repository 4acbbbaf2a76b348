package org.multichat.generator.generation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** What an operator sees of generations: how many run, how they end and how long they take. */
@Singleton
public class GenerationMetrics {

    private final MeterRegistry registry;
    private final AtomicInteger running;

    @Inject
    GenerationMetrics(MeterRegistry registry) {
        this.registry = registry;
        running = registry.gauge("generation.running", new AtomicInteger());
    }

    Running started() {
        running.incrementAndGet();
        return new Running(Timer.start(registry));
    }

    /** One generation that runs. */
    final class Running {

        private final Timer.Sample since;

        private Running(Timer.Sample since) {
            this.since = since;
        }

        /** @param provider who made it, which is not always known at the start */
        void ended(String provider, String outcome) {
            running.decrementAndGet();
            since.stop(Timer.builder("generation.duration")
                    .description("Generations by provider and how they ended")
                    .tag("provider", provider)
                    .tag("outcome", outcome)
                    .register(registry));
        }
    }
}
