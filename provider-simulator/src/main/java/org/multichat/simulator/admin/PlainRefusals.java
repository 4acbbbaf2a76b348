package org.multichat.simulator.admin;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.multichat.simulator.fault.MalformedFault;

/** Says in the shape of RFC 9457 what about a wish could not be understood. */
public final class PlainRefusals {

    @ServerExceptionMapper
    public Response malformed(MalformedFault fault) {
        return invalid(String.valueOf(fault.getMessage()));
    }

    @ServerExceptionMapper
    public Response wrong(IllegalArgumentException wrong) {
        return invalid(String.valueOf(wrong.getMessage()));
    }

    private static Response invalid(String detail) {
        return Response.status(400)
                .type("application/problem+json")
                .entity(Map.of(
                        "type",
                        "/problems/invalid-request",
                        "title",
                        "The request is not valid",
                        "status",
                        400,
                        "detail",
                        detail))
                .build();
    }
}
