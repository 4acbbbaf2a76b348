package org.multichat.operation.log;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.jboss.logging.MDC;

/**
 * Tells a service of ours for which turn it is called, so that its log says so, too. Registered with the clients of our
 * own services; nobody else is told.
 */
public final class TurnHeader implements ClientRequestFilter {

    static final String NAME = "Turn-Id";

    @Override
    public void filter(ClientRequestContext request) {
        if (MDC.get(TurnInLog.KEY) instanceof String turn) {
            request.getHeaders().putSingle(NAME, turn);
        }
    }
}
