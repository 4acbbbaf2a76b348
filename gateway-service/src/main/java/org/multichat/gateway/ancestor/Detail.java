package org.multichat.gateway.ancestor;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.turn.Charged;
import org.multichat.kit.problem.Problem;

/** Errors as the ancestor worded them: {@code {"detail": ...}}. */
final class Detail {

    private static final String DETAIL = "detail";
    private static final String RETRY_AFTER = "retryAfterSeconds";

    private Detail() {}

    static WebApplicationException of(int status, String detail) {
        return answer(status, Map.of(DETAIL, detail), null);
    }

    /** With a {@code Retry-After} where the problem says when to come again. */
    static WebApplicationException of(Problem problem) {
        return answer(
                problem.status(), Map.of(DETAIL, words(problem)), problem.more().get(RETRY_AFTER));
    }

    /** The same for work that failed, and whether money is taken for it. */
    static WebApplicationException of(Problem problem, Charged charged) {
        return answer(
                problem.status(),
                Map.of(DETAIL, words(problem), "charged", charged),
                problem.more().get(RETRY_AFTER));
    }

    static String words(Problem problem) {
        return problem.detail() == null ? problem.title() : problem.title() + ": " + problem.detail();
    }

    /** A field of the body is missing or wrong. */
    static WebApplicationException ofField(String field, String message) {
        return answer(
                422,
                Map.of(DETAIL, List.of(Map.of("loc", List.of("body", field), "msg", message, "type", "value_error"))),
                null);
    }

    private static WebApplicationException answer(int status, Map<String, Object> body, @Nullable Object retryAfter) {
        return new WebApplicationException(Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.RETRY_AFTER, retryAfter)
                .entity(body)
                .build());
    }
}
