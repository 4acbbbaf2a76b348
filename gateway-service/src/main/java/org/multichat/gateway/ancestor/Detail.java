package org.multichat.gateway.ancestor;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Problem;

/** Errors as the ancestor worded them: {@code {"detail": ...}}. */
final class Detail {

    private Detail() {}

    static WebApplicationException of(int status, String detail) {
        return answer(status, detail, null);
    }

    /** With a {@code Retry-After} where the problem says when to come again. */
    static WebApplicationException of(Problem problem) {
        return answer(
                problem.status(),
                problem.detail() == null ? problem.title() : problem.title() + ": " + problem.detail(),
                problem.more().get("retryAfterSeconds"));
    }

    /** A field of the body is missing or wrong. */
    static WebApplicationException ofField(String field, String message) {
        return answer(422, List.of(Map.of("loc", List.of("body", field), "msg", message, "type", "value_error")), null);
    }

    private static WebApplicationException answer(int status, Object detail, @Nullable Object retryAfter) {
        return new WebApplicationException(Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.RETRY_AFTER, retryAfter)
                .entity(Map.of("detail", detail))
                .build());
    }
}
