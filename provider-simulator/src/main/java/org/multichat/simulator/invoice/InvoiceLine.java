package org.multichat.simulator.invoice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one task or request came to.
 *
 * @param clientRequestId what the caller sent as {@code X-Client-Request-Id}
 * @param costMicros millionths of a dollar; counted only while the state is {@link State#BILLED}
 */
public record InvoiceLine(
        String provider,
        String task,
        @Nullable String clientRequestId,
        String model,
        Instant at,
        long costMicros,
        State state,
        String reason) {

    private static final int MOST_CHARS = 200;

    public InvoiceLine {
        clientRequestId = clientRequestId == null || clientRequestId.length() <= MOST_CHARS
                ? clientRequestId
                : clientRequestId.substring(0, MOST_CHARS);
    }

    /** Whether the line is paid. */
    public enum State {
        /** To be paid. */
        BILLED,
        /** Was paid, and was given back. */
        REFUNDED,
        /** Never paid. */
        FREE
    }

    public long dueMicros() {
        return state == State.BILLED ? costMicros : 0;
    }

    InvoiceLine now(State next, String why) {
        return new InvoiceLine(provider, task, clientRequestId, model, at, costMicros, next, why);
    }

    InvoiceLine costing(long micros) {
        return new InvoiceLine(provider, task, clientRequestId, model, at, micros, state, reason);
    }
}
