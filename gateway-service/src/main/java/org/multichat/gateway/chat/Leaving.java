package org.multichat.gateway.chat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.multichat.gateway.turn.GatewayLeaves;

/**
 * The order of going: while balancers notice, everything goes on; then turns are given back and streams end. Requests
 * under way would otherwise hold the process, and with it the turns, as long as they may.
 */
@ApplicationScoped
class Leaving {

    private static final int BEFORE_OTHERS = 1_000;

    private final Event<GatewayLeaves> leaves;
    private final Duration delay;
    private final AtomicBoolean left = new AtomicBoolean();
    private final CountDownLatch stopping = new CountDownLatch(1);

    @Inject
    Leaving(Event<GatewayLeaves> leaves, @ConfigProperty(name = "quarkus.shutdown.delay") Duration delay) {
        this.leaves = leaves;
        this.delay = delay;
    }

    void announce(@Observes ShutdownDelayInitiatedEvent asked) {
        Thread.ofVirtual().name("leaving").start(this::leaveAfterTheDelay);
    }

    void stop(@Observes @Priority(BEFORE_OTHERS) ShutdownEvent now) {
        stopping.countDown();
        leave();
    }

    private void leaveAfterTheDelay() {
        try {
            var _ = stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            leave();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        if (left.compareAndSet(false, true)) {
            leaves.fire(new GatewayLeaves());
        }
    }
}
