package org.multichat.operation.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns traces on with the service, where somebody collects them. */
@Singleton
final class Tracing {

    /** Before anybody takes up work that is to be seen. */
    private static final int FIRST = 1;

    private static final String OURS = "org.multichat";

    private final boolean on;
    private final OpenTelemetry telemetry;

    @Inject
    Tracing(@ConfigProperty(name = TraceSettings.DISABLED) boolean disabled, OpenTelemetry telemetry) {
        this.on = !disabled;
        this.telemetry = telemetry;
    }

    void begin(@Observes @Priority(FIRST) StartupEvent starting) {
        TraceSpan.recordWith(on ? telemetry.getTracer(OURS) : null);
    }

    void end(@Observes ShutdownEvent stopping) {
        TraceSpan.recordWith(null);
    }
}
