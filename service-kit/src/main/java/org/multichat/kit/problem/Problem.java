package org.multichat.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One refusal or failure as RFC 9457 has it, answered as {@code application/problem+json} or carried by the last event
 * of a stream.
 *
 * @param type a stable relative address such as {@code /problems/budget-exhausted}; listed in docs/problems.md
 * @param title the same words for every problem of a type
 * @param status the HTTP status, 400 to 599
 * @param detail what happened this time, in words a person can act on; never a stack trace, a prompt or a secret
 * @param more members that belong to the type, such as {@code errors} or {@code retryAfterSeconds}
 */
@Schema(
        description =
                "RFC 9457: what was refused or failed, and what can be done. Members beyond these depend on the type.",
        additionalProperties = Schema.True.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Schema(examples = "/problems/invalid-request") String type,
        @Schema(examples = "The request is not valid") String title,
        @Schema(examples = "400") int status,
        @Nullable String detail,
        @Schema(hidden = true) @JsonAnySetter Map<String, Object> more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        more = more == null ? Map.of() : Map.copyOf(more);
    }

    public static Problem of(String slug, int status, String title, @Nullable String detail) {
        return new Problem("/problems/" + slug, title, status, detail, Map.of());
    }

    /** The same problem with one more member. */
    public Problem with(String member, Object value) {
        Map<String, Object> members = new LinkedHashMap<>(more);
        members.put(member, value);
        return new Problem(type, title, status, detail, members);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> more() {
        return more;
    }
}
