package org.multichat.gateway.slot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.multichat.gateway.neighbour.DatabaseFailures;

/** Frees the places that nobody gave back, and counts those that are taken. */
@ApplicationScoped
class SlotKeeping {

    private final ProviderSlots slots;
    private final MeterRegistry metrics;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    @Inject
    SlotKeeping(ProviderSlots slots, MeterRegistry metrics) {
        this.slots = slots;
        this.metrics = metrics;
    }

    @Scheduled(every = "${chat.look-around:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAround() {
        DatabaseFailures.passing("places at providers are not freed", () -> {
            int freed = slots.sweep();
            if (freed > 0) {
                Log.infof("%d places at providers are free again; their turns had ended", freed);
            }
            slots.taken().forEach(this::show);
        });
    }

    private void show(String pool, int now) {
        if (taken.put(pool, now) == null) {
            Gauge.builder("provider.slots.taken", () -> taken.getOrDefault(pool, 0))
                    .tag("pool", pool)
                    .description("Generations of the pool that are under way, or may be, at all gateways together")
                    .register(metrics);
        }
    }
}
