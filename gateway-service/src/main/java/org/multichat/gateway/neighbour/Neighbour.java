package org.multichat.gateway.neighbour;

import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.Guard;
import java.net.ConnectException;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.multichat.kit.problem.Refusal;
import org.multichat.operation.trace.TraceSpan;

/**
 * Another service, and how it is asked: one breaker for all calls to it, a time limit on each, retries with jitter
 * where the caller says that asking twice is harmless. Every way of getting no answer has one name,
 * {@link Unavailable}.
 */
public final class Neighbour {

    /** How a call is asked. */
    public enum Way {
        /**
         * Reading, or repeatable by its key: asked up to three times within the 3 s that a person waits for a no. One
         * that is slow uses that up alone: asking it again would only make it slower.
         */
        REPEATABLE(2, 2_500, 2_400),
        /** Opening a stream, once. Its head comes with its first line, which may be the first keep-alive comment. */
        OPENING(0, 15_000, 15_000),
        /** Asking for something that costs: once, and as long as somebody who thinks about it may take. */
        ONCE(0, 20_000, 20_000),
        /** Fetching bytes: reading, but long. */
        FETCHING(2, 20_000, 19_000);

        private final int retries;
        private final int timeoutMillis;
        private final int longestMillis;

        Way(int retries, int timeoutMillis, int longestMillis) {
            this.retries = retries;
            this.timeoutMillis = timeoutMillis;
            this.longestMillis = longestMillis;
        }

        private Guard guard() {
            Guard.Builder guard = Guard.create()
                    .withTimeout()
                    .duration(timeoutMillis, ChronoUnit.MILLIS)
                    .done();
            if (retries > 0) {
                // No retry after a timeout: the longest is shorter than the time limit of one attempt.
                guard.withRetry()
                        .maxRetries(retries)
                        .delay(100, ChronoUnit.MILLIS)
                        .jitter(50, ChronoUnit.MILLIS)
                        .maxDuration(longestMillis, ChronoUnit.MILLIS)
                        .abortOn(Refusal.class)
                        .done();
            }
            return guard.build();
        }
    }

    private static final String OUTCOME = "outcome";

    private final String service;
    private final Guard breaker;
    private final Map<Way, Guard> guards = new EnumMap<>(Way.class);

    /** @param service as its folder is called; also the name of its breaker */
    public Neighbour(String service) {
        this.service = service;
        this.breaker = Guard.create()
                .withCircuitBreaker()
                .name(service)
                .requestVolumeThreshold(10)
                .failureRatio(0.5)
                .delay(2, ChronoUnit.SECONDS)
                .skipOn(NeighbourRefused.class)
                .done()
                .build();
        for (Way way : Way.values()) {
            guards.put(way, way.guard());
        }
    }

    public String service() {
        return service;
    }

    /**
     * The answer of the neighbour.
     *
     * @throws NeighbourRefused when it answered with a problem
     * @throws Unavailable when it did not answer: no connection, a timeout, an open breaker, a failure of its own
     */
    public <T> T answer(Way way, Callable<T> call) {
        AtomicReference<T> answer = new AtomicReference<>();
        try {
            Objects.requireNonNull(guards.get(way))
                    .call(() -> breaker.call(() -> set(answer, traced(call)), Boolean.class), Boolean.class);
            return Objects.requireNonNull(answer.get());
        } catch (Refusal refusal) {
            throw refusal;
        } catch (Exception noAnswer) {
            Log.warnf("%s did not answer (%s); whoever asked decides what happens next", service, rootOf(noAnswer));
            throw new Unavailable(service, isUnsent(noAnswer));
        }
    }

    /** Each attempt is seen in the turn's trace, if it is about a turn that has one. */
    private <T> T traced(Callable<T> call) throws Exception {
        try (TraceSpan span = TraceSpan.calling(service).with("peer.service", service)) {
            try {
                T answer = call.call();
                span.with(OUTCOME, "answered");
                return answer;
            } catch (NeighbourRefused refused) {
                span.with(OUTCOME, "refused");
                throw refused;
            } catch (Exception noAnswer) {
                span.with(OUTCOME, "no-answer").failed();
                throw noAnswer;
            }
        }
    }

    /** Where something was tried more than once, the last time: whoever cares does not have it tried again. */
    private static boolean isUnsent(Throwable noAnswer) {
        return noAnswer instanceof CircuitBreakerOpenException || rootOf(noAnswer) instanceof ConnectException;
    }

    private static <T> Boolean set(AtomicReference<T> answer, T value) {
        answer.set(value);
        return true;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
