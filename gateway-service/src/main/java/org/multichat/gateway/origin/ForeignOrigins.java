package org.multichat.gateway.origin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.ProblemMapper;

/**
 * Refuses what a page of somebody else makes a browser do here: that page cannot read the answer, but what it asked for
 * would be done, and paid for. Programs send no origin and are served.
 */
public final class ForeignOrigins {

    private static final Set<String> CHANGING_NOTHING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Origins origins;

    @Inject
    ForeignOrigins(OriginConfig config) {
        origins = new Origins(config.allowed().orElse(Set.of()), config.host());
    }

    /** Nothing where the request is fine. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response refuse(ContainerRequestContext request, HttpServerRequest connection) {
        if (CHANGING_NOTHING.contains(request.getMethod())) {
            return null;
        }
        String origin = request.getHeaderString("Origin");
        boolean isForeign = origin == null
                ? "cross-site".equals(request.getHeaderString("Sec-Fetch-Site"))
                : !isOwn(origin, connection.authority());
        return isForeign
                ? ProblemMapper.answer(Problem.of(
                        "foreign-origin",
                        403,
                        "Not from there",
                        "Only this gateway's own pages, and programs, may change something here."))
                : null;
    }

    private boolean isOwn(String origin, @Nullable HostAndPort asked) {
        return asked != null && origins.isOwn(origin, asked.host(), asked.port());
    }
}
