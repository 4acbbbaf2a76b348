package org.multichat.provider.call;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.multichat.provider.call.ProviderFailure.Refused;

/**
 * Guards calls to providers, and tells which are cut off at the moment and how often each was asked for how many calls:
 * metrics and a health group of its own ({@code /q/health/group/providers}), never a reason to take this replica out of
 * service.
 */
@ApplicationScoped
@Default // the group is a qualifier, too, and nobody who wants a guard names it
@HealthGroup("providers")
public class ProviderGuards implements HealthCheck {

    private final CircuitBreakerMaintenance breakers;
    private final MeterRegistry metrics;
    private final List<String> providers = new CopyOnWriteArrayList<>();

    @Inject
    ProviderGuards(CircuitBreakerMaintenance breakers, MeterRegistry metrics) {
        this.breakers = breakers;
        this.metrics = metrics;
    }

    /**
     * The guard of one provider; made once for each, at the start.
     *
     * @param isFinal which refusals no waiting mends, whatever their status
     */
    public ProviderCalls guard(String provider, Limits limits, Predicate<Refused> isFinal) {
        ProviderCalls calls = new ProviderCalls(provider, limits, isFinal);
        providers.add(provider);
        Gauge.builder("provider.breaker.open", () -> isClosed(provider) ? 0 : 1)
                .tag("provider", provider)
                .description("1 while calls to that provider are cut off or only probed")
                .register(metrics);
        FunctionCounter.builder("provider.operations", calls, ProviderCalls::operations)
                .tag("provider", provider)
                .description("Calls that were wanted")
                .register(metrics);
        FunctionCounter.builder("provider.attempts", calls, ProviderCalls::attempts)
                .tag("provider", provider)
                .description("How often it was asked for them")
                .register(metrics);
        return calls;
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("providers").up();
        for (String provider : providers) {
            health.withData(provider, stateOf(provider));
            if (!isClosed(provider)) {
                health.down();
            }
        }
        return health.build();
    }

    private boolean isClosed(String provider) {
        return stateOf(provider).equals(CircuitBreakerState.CLOSED.name());
    }

    private String stateOf(String provider) {
        try {
            return breakers.currentState(ProviderCalls.breakerOf(provider)).name();
        } catch (IllegalArgumentException neverAsked) {
            return CircuitBreakerState.CLOSED.name();
        }
    }
}
