package org.multichat.song.udio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.multichat.provider.rest.JsonBody;

/**
 * What is needed to go on with an order on any replica.
 *
 * @param work as udio knows it
 * @param version through which it was ordered
 * @param at when, in milliseconds since 1970
 * @param micros what was agreed then
 */
record Ticket(String work, String version, long at, long micros) {

    /** Fits a handle with ease; theirs have 36. */
    static final int MAX_WORK_CHARS = 200;

    static Ticket of(String state) {
        JsonBody json = JsonBody.of(state.getBytes(StandardCharsets.UTF_8));
        return new Ticket(
                json.text("work").orElseThrow(() -> unreadable("work")),
                json.text("version").orElse(""),
                json.count("at").orElseThrow(() -> unreadable("at")),
                json.count("micros").orElseThrow(() -> unreadable("micros")));
    }

    /** As {@link #of} reads it. */
    String state() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("work", work)
                .put("version", version)
                .put("at", at)
                .put("micros", micros)
                .toString();
    }

    /** Whether this can be asked after. */
    static Optional<String> work(JsonBody reply) {
        return reply.text("workId")
                .or(() -> reply.at("data").text("workId"))
                .or(() -> reply.at("data").text("task_id"))
                .filter(id -> id.length() <= MAX_WORK_CHARS);
    }

    private static IllegalArgumentException unreadable(String member) {
        return new IllegalArgumentException("a handle of udio without " + member);
    }
}
