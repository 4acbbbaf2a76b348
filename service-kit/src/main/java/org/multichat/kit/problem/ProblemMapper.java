package org.multichat.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.arc.Arc;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource throws into one {@link Problem}. The only place where an unexpected failure is logged. */
public final class ProblemMapper {

    @ServerExceptionMapper
    public Response refusal(Refusal refusal) {
        return answer(refusal.problem());
    }

    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException unreadable) {
        return answer(unreadableBody(unreadable));
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure) {
        Response response = failure.getResponse();
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return answer(unreadableBody(unreadable));
        }
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        return answer(ofStatus(response.getStatus()));
    }

    /** What is left of the body is not waited for: the connection ends with the answer, in HTTP/2 only the stream. */
    @ServerExceptionMapper
    public Response tooLarge(BodyTooLarge body) {
        RoutingContext request =
                Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        Response tooLarge = answer(ofStatus(413));
        return request.request().version() == HttpVersion.HTTP_2
                ? tooLarge
                : Response.fromResponse(tooLarge).header("Connection", "close").build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized() {
        return Response.fromResponse(answer(ofStatus(401)))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden) {
        return answer(ofStatus(403));
    }

    @ServerExceptionMapper
    public Response breakerOpen(CircuitBreakerOpenException open) {
        return answer(Problem.of("unavailable", 503, "Not available at the moment", "Please try again shortly.")
                .with("retryAfterSeconds", 2));
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        boolean isCut = failure instanceof ClosedChannelException || failure instanceof HttpClosedException;
        if (isCut && hasHungUp()) {
            Log.debugf("a caller hung up before all was said: %s", failure.getMessage());
            return answer(ofStatus(400));
        }
        UUID id = UUID.randomUUID();
        Log.errorf(failure, "failure %s: answered with 500, nothing else is done about it", id);
        return answer(Problem.of("internal", 500, "Something went wrong here", "It is in our log as " + id + "."));
    }

    /** There is nobody left to answer, and nothing to mend here. */
    private static boolean hasHungUp() {
        RoutingContext request =
                Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        return request != null && request.response().closed();
    }

    /** The problem as a response, with {@code Retry-After} where it says when to try again. */
    public static Response answer(Problem problem) {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        Object retryAfter = problem.more().get("retryAfterSeconds");
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return response.build();
    }

    /** The plain problem of an HTTP status for which there is nothing more to say. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of("invalid-request", 400, "The request is not valid", null);
            case 401 -> Problem.of("unauthenticated", 401, "Who are you?", "This address needs a valid token.");
            case 403 -> Problem.of("forbidden", 403, "Not allowed", null);
            case 404 -> Problem.of("not-found", 404, "There is nothing here", null);
            case 405 -> Problem.of("method-not-allowed", 405, "This address does not do that", null);
            case 406 -> Problem.of("not-acceptable", 406, "That form of answer is not offered here", null);
            case 413 -> Problem.of("too-large", 413, "The request is too large", "A body has at most 64 KiB.");
            case 415 -> Problem.of("unsupported-media-type", 415, "Only JSON is understood here", null);
            default ->
                Problem.of(
                        "http-" + status,
                        status,
                        Response.Status.fromStatusCode(status) == null
                                ? "Failed"
                                : Response.Status.fromStatusCode(status).getReasonPhrase(),
                        null);
        };
    }

    private static Problem unreadableBody(JsonProcessingException unreadable) {
        String field = unreadable instanceof JsonMappingException mapping ? pathOf(mapping) : "";
        return switch (unreadable) {
            case UnrecognizedPropertyException _ -> Invalid.problem(field, "is not a field of this request");
            case InvalidTypeIdException _ -> Invalid.problem(field.isEmpty() ? "type" : field, "is not a known type");
            case StreamConstraintsException _ -> Invalid.problem(field, "is nested too deeply or too long");
            case JsonMappingException mapping
            when mapping.getCause() instanceof Refusal refusal ->
                field.isEmpty() ? refusal.problem() : nested(field, refusal.problem());
            case JsonMappingException mapping
            when mapping.getCause() instanceof IllegalArgumentException wrong ->
                Invalid.problem(field, String.valueOf(wrong.getMessage()));
            case JsonMappingException mapping
            when mapping.getCause() instanceof InputCoercionException tooMuch ->
                Invalid.problem(field, "has to be " + wordFor(tooMuch.getTargetType()));
            case MismatchedInputException _
            when field.isEmpty() ->
                Invalid.problem(field, "the body has to be one JSON object of the form this request has");
            case MismatchedInputException mismatched
            when mismatched.getTargetType() != null ->
                Invalid.problem(field, "has to be " + wordFor(mismatched.getTargetType()));
            default -> Invalid.problem(field, "is not valid JSON for this request");
        };
    }

    private static Problem nested(String field, Problem problem) {
        return problem.more().get("errors") instanceof List<?> errors
                        && !errors.isEmpty()
                        && errors.getFirst() instanceof Map<?, ?> first
                ? Invalid.problem(
                        first.get("field") instanceof String inner && !inner.isEmpty() ? field + "." + inner : field,
                        String.valueOf(first.get("message")))
                : problem;
    }

    private static String pathOf(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String wordFor(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "boolean", "Boolean" -> "true or false";
            case "UUID" -> "a UUID";
            case "Instant" -> "a time such as 2026-01-01T12:00:00Z";
            case "List", "ArrayList" -> "a list";
            default -> "an object or value of another form";
        };
    }

    /** The body of a request is longer than any sensible one. An I/O failure, because it shows while reading. */
    public static final class BodyTooLarge extends IOException {

        /** A prompt has at most 4,000 characters; 64 KiB hold it with its context in any script. */
        public static final int MAX_BYTES = 64 * 1024;

        private static final long serialVersionUID = 1;

        public BodyTooLarge() {
            super("the body has more than %d bytes".formatted(MAX_BYTES));
        }
    }
}
