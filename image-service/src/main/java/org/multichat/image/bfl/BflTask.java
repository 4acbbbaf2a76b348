package org.multichat.image.bfl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multichat.provider.rest.JsonBody;

/**
 * A task of theirs, with all that another replica needs to go on with it.
 *
 * @param poll where to ask after it, as they said; empty where they did not, or nothing we would follow
 * @param micros what it costs: as they said, as it is set, or by the list
 * @param stands whether that stands, whatever they say later
 */
record BflTask(String id, String poll, long micros, boolean stands, Instant submitted) {

    /** The state of a provider begins with its name, so that it is known whose it is. */
    private static final String BEGINNING = BflProvider.NAME + " ";

    private static final ObjectMapper JSON = new ObjectMapper();

    String state() {
        try {
            return BEGINNING
                    + JSON.writeValueAsString(new TreeMap<>(Map.of(
                            "id", id, "poll", poll, "micros", micros, "stands", stands, "at", submitted.toString())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values can be written", impossible);
        }
    }

    /** @param state as {@link #state} wrote it, here or in the version before this one */
    static BflTask of(String state) {
        JsonBody task = JsonBody.of(state.substring(BEGINNING.length()).getBytes(StandardCharsets.UTF_8));
        return new BflTask(
                there(task.text("id")),
                task.text("poll").orElse(""),
                there(task.count("micros")),
                task.isTrue("stands"),
                Instant.parse(there(task.text("at"))));
    }

    private static <T> T there(Optional<T> member) {
        return member.orElseThrow(() -> new IllegalArgumentException("a state of another make"));
    }
}
