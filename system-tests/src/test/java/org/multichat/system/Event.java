package org.multichat.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** One event of a turn as it came over the wire. */
record Event(int id, String line) {

    private static final Set<String> LAST = Set.of("done", "failed", "stopped", "refused");

    String type() {
        return data().path("type").asText();
    }

    JsonNode data() {
        return Answer.parse(line);
    }

    boolean isLast() {
        return LAST.contains(type());
    }
}
