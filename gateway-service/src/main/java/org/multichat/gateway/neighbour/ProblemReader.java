package org.multichat.gateway.neighbour;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.ProblemMapper;

/**
 * Reads what a neighbour refuses as a {@link NeighbourRefused}; what it fails at (5xx) is left to retry and breaker,
 * unless it says that it is well itself and has begun nothing: then its problem is for whoever asked.
 */
@Blocking // the problem of a refused stream is read from the stream
public final class ProblemReader implements ResponseExceptionMapper<NeighbourRefused> {

    /** A problem is a few hundred bytes; whatever is much longer is not one. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final int NOT_NOW = 503;
    /** Of these a neighbour says 503 before it has submitted anything. */
    private static final List<String> NOTHING_BEGUN =
            List.of("/problems/provider-", "/problems/price-unknown", "/problems/generator-busy");

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return (status >= 400 && status < 500) || status == NOT_NOW;
    }

    @Override
    public @Nullable NeighbourRefused toThrowable(Response response) {
        Problem problem = problemOf(response);
        boolean refused =
                response.getStatus() != NOT_NOW || NOTHING_BEGUN.stream().anyMatch(problem.type()::startsWith);
        return refused ? new NeighbourRefused(problem) : null;
    }

    private static Problem problemOf(Response response) {
        try (InputStream body = response.readEntity(InputStream.class)) {
            ObjectMapper json = Arc.container().instance(ObjectMapper.class).get();
            return json.readValue(body.readNBytes(MAX_BYTES), Problem.class);
        } catch (IOException | RuntimeException notAProblem) {
            return ProblemMapper.ofStatus(response.getStatus());
        }
    }
}
