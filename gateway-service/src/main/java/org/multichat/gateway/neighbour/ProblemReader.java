package org.multichat.gateway.neighbour;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.ProblemMapper;

/**
 * Reads what a neighbour refuses as a {@link NeighbourRefused}; what it fails at (5xx) is left to retry and breaker.
 */
@Blocking // the problem of a refused stream is read from the stream
public final class ProblemReader implements ResponseExceptionMapper<NeighbourRefused> {

    /** A problem is a few hundred bytes; whatever is much longer is not one. */
    private static final int MAX_BYTES = 64 * 1024;

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400 && status < 500;
    }

    @Override
    public NeighbourRefused toThrowable(Response response) {
        return new NeighbourRefused(problemOf(response));
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
