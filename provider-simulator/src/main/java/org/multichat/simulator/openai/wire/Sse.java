package org.multichat.simulator.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.door.Answer;

/** Writes server-sent events, with CRLF and comments where a script wants them. */
public final class Sse {

    private final Answer.Stream stream;
    private final boolean crlf;
    private final boolean comments;

    public Sse(Answer.Stream stream, boolean crlf, boolean comments) {
        this.stream = stream;
        this.crlf = crlf;
        this.comments = comments;
    }

    public void data(JsonNode json) throws InterruptedException {
        event(null, json.toString());
    }

    /** @param name told in a line of its own, if there is one */
    public void event(@Nullable String name, String data) throws InterruptedException {
        String event = (comments ? ": ping\n\n" : "") + (name == null ? "" : "event: " + name + "\n") + "data: " + data
                + "\n\n";
        stream.write(crlf ? event.replace("\n", "\r\n") : event);
    }

    public void done() throws InterruptedException {
        event(null, "[DONE]");
    }

    public void pause(Duration time) throws InterruptedException {
        stream.pause(time);
    }
}
