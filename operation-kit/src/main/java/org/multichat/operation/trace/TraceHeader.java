package org.multichat.operation.trace;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/**
 * Tells a service of ours of which trace the call is a part. Registered with the clients of our own services; nobody
 * else is told.
 */
public final class TraceHeader implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        TraceSpan.here().ifPresent(here -> request.getHeaders().putSingle(TraceParent.HEADER, here));
    }
}
