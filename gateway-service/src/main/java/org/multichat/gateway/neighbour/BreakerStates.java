package org.multichat.gateway.neighbour;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Which neighbours are cut off at the moment: a metric and a health group of its own
 * ({@code /q/health/group/neighbours}), never a reason to take this gateway out of service.
 */
@ApplicationScoped
@HealthGroup("neighbours")
public class BreakerStates implements HealthCheck {

    private static final List<String> NEIGHBOURS =
            List.of("router-service", "budget-service", "image-service", "song-service", "research-service");

    private final CircuitBreakerMaintenance breakers;

    @Inject
    BreakerStates(CircuitBreakerMaintenance breakers) {
        this.breakers = breakers;
    }

    void register(@Observes StartupEvent starting, MeterRegistry metrics) {
        for (String neighbour : NEIGHBOURS) {
            Gauge.builder("breaker.open", () -> isClosed(neighbour) ? 0 : 1)
                    .tag("service", neighbour)
                    .description("1 while calls to that service are cut off or only probed")
                    .register(metrics);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("breakers").up();
        for (String neighbour : NEIGHBOURS) {
            health.withData(neighbour, stateOf(neighbour));
            if (!isClosed(neighbour)) {
                health.down();
            }
        }
        return health.build();
    }

    private boolean isClosed(String neighbour) {
        return stateOf(neighbour).equals(CircuitBreakerState.CLOSED.name());
    }

    private String stateOf(String neighbour) {
        try {
            return breakers.currentState(neighbour).name();
        } catch (IllegalArgumentException neverAsked) {
            return CircuitBreakerState.CLOSED.name();
        }
    }
}
