package org.multichat.operation.log;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/**
 * What is logged while a request of the gateway is served is about the turn that it names. It ends with the request.
 */
@Provider
@PreMatching
public final class TurnOfRequest implements ContainerRequestFilter {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final boolean believed;

    /** @param believed whether callers are services of ours; people could put their lines under another's turn */
    @Inject
    public TurnOfRequest(@ConfigProperty(name = "turn.header.believed") boolean believed) {
        this.believed = believed;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String turn = request.getHeaderString(TurnHeader.NAME);
        if (believed && turn != null && ID.matcher(turn).matches()) {
            MDC.put(TurnInLog.KEY, turn);
        }
    }
}
