package org.multichat.kit.probe;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Invalid;

/** Stands for a service's resource: takes a body with everything that can be wrong in one, and fails on demand. */
@Path("/v1/probe")
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {

    enum Colour {
        RED,
        GREEN
    }

    record Size(int width) {
        Size {
            if (width < 1) {
                throw new IllegalArgumentException("has to be 1 or more");
            }
        }
    }

    record Order(
            UUID id,
            String text,
            @Nullable Colour colour,
            @Nullable Boolean urgent,
            long micros,
            @Nullable List<Size> sizes,
            @Nullable Map<String, Object> free) {

        Order {
            if (text == null) {
                throw new Invalid("text", "has to be there");
            }
            if (text.isBlank()) {
                throw new IllegalArgumentException("text is not blank");
            }
        }
    }

    private final JsonWebToken token;

    ProbeResource(JsonWebToken token) {
        this.token = token;
    }

    @GET
    @Path("/subject")
    @Produces(MediaType.TEXT_PLAIN)
    public String subject() {
        return token.getSubject();
    }

    @POST
    @Path("/orders")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, String> order(Order order) {
        return Map.of("text", order.text());
    }

    @GET
    @Path("/numbers/{number}")
    public Map<String, Integer> number(@PathParam("number") int number) {
        return Map.of("number", number);
    }

    @GET
    @Path("/failures/{kind}")
    public String fail(@PathParam("kind") String kind) {
        throw switch (kind) {
            case "breaker" -> new CircuitBreakerOpenException("the neighbour is out");
            case "unexpected" -> new IllegalStateException("a secret in a message");
            default -> new NotFoundException();
        };
    }
}
