package org.multichat.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.ProblemMapper;

/** Failures that never reach a resource, such as a body over the limit, are problems too. */
@ApplicationScoped
public class PlainFailures {

    private final ObjectMapper json;

    @Inject
    public PlainFailures(ObjectMapper json) {
        this.json = json;
    }

    void answerAsProblems(@Observes Router router) {
        router.errorHandler(413, this::answer);
        router.errorHandler(400, this::answer);
        router.errorHandler(404, this::answer);
    }

    private void answer(RoutingContext request) {
        if (request.response().ended() || request.response().headWritten()) {
            return;
        }
        try {
            request.response()
                    .setStatusCode(request.statusCode())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(ProblemMapper.ofStatus(request.statusCode())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem is always plain JSON", impossible);
        }
    }
}
