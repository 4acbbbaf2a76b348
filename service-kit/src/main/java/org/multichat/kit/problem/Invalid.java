package org.multichat.kit.problem;

import java.util.List;
import java.util.Map;

/** One field of a request is wrong; the problem names it and its limit. */
public final class Invalid extends Refusal {

    private static final String TITLE = "The request is not valid";

    /**
     * @param field the way to the field as the client wrote it, such as {@code options.width}
     * @param message what the field has to be, such as {@code must be 64 to 1024}
     */
    public Invalid(String field, String message) {
        super(problem(field, message));
    }

    static Problem problem(String field, String message) {
        return Problem.of("invalid-request", 400, TITLE, field.isEmpty() ? message : field + ": " + message)
                .with("errors", List.of(Map.of("field", field, "message", message)));
    }
}
