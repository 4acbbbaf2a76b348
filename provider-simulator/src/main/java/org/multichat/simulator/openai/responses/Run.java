package org.multichat.simulator.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.openai.model.Usage;

/** One response: what was asked, how far it is, and what it has said. One thread writes it, any may look or stop it. */
final class Run {

    /** Why a response is no longer made. */
    enum Stopped {
        NOT,
        CANCELLED,
        HUNG_UP
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String id;
    private final ResponseRequest request;
    private final int inputTokens;
    private final ObjectNode response = JSON.objectNode();
    private final ArrayNode output = JSON.arrayNode();
    private final EventLog log = new EventLog();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Stopped stopped = Stopped.NOT;
    private volatile @Nullable Instant endedAt;
    private int memory;

    /** @param inputTokens all that is read, with what went before */
    Run(String id, ResponseRequest request, int inputTokens, long createdAt) {
        this.id = id;
        this.request = request;
        this.inputTokens = inputTokens;
        this.memory = inputTokens;
        JsonNode body = request.body();
        response.put("id", id)
                .put("object", "response")
                .put("created_at", createdAt)
                .put("status", request.background() ? "queued" : "in_progress")
                .put("background", request.background())
                .putNull("completed_at")
                .putNull("error")
                .putNull("incomplete_details");
        response.set("instructions", asked(body, "instructions", JSON.nullNode()));
        response.set("max_output_tokens", asked(body, "max_output_tokens", JSON.nullNode()));
        response.set("max_tool_calls", asked(body, "max_tool_calls", JSON.nullNode()));
        response.put("model", request.model().answersAs());
        response.set("output", output);
        response.set("parallel_tool_calls", asked(body, "parallel_tool_calls", JSON.booleanNode(true)));
        response.set("previous_response_id", asked(body, "previous_response_id", JSON.nullNode()));
        response.set(
                "reasoning",
                JSON.objectNode()
                        .put("effort", request.model().reasons() ? request.effort() : null)
                        .putNull("summary"));
        response.put("service_tier", "default").put("store", !request.notStored());
        response.set("temperature", asked(body, "temperature", JSON.numberNode(1.0)));
        response.set("text", asked(body, "text", textFormat()));
        response.set("tool_choice", asked(body, "tool_choice", JSON.textNode("auto")));
        response.set("tools", asked(body, "tools", JSON.arrayNode()));
        response.set("top_p", asked(body, "top_p", JSON.numberNode(1.0)));
        response.set("truncation", asked(body, "truncation", JSON.textNode("disabled")));
        response.putNull("usage");
        response.putNull("user");
        response.set("metadata", request.metadata());
    }

    String id() {
        return id;
    }

    ResponseRequest request() {
        return request;
    }

    EventLog log() {
        return log;
    }

    int inputTokens() {
        return inputTokens;
    }

    /** What a response that goes on from this one has to read again. */
    synchronized int memory() {
        return memory;
    }

    Stopped stopped() {
        return stopped;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    /** The first reason counts. */
    synchronized void stop(Stopped why) {
        if (stopped == Stopped.NOT && endedAt == null) {
            stopped = why;
            stop.countDown();
        }
    }

    /** @throws StoppedRun if the response is no longer wanted */
    void pause(Duration time) throws InterruptedException {
        boolean isStopped = time.isPositive() ? stop.await(time.toNanos(), TimeUnit.NANOSECONDS) : stop.getCount() == 0;
        if (isStopped) {
            throw new StoppedRun();
        }
    }

    synchronized ObjectNode snapshot() {
        return response.deepCopy();
    }

    synchronized int add(JsonNode item) {
        output.add(item);
        return output.size() - 1;
    }

    synchronized void replace(int index, JsonNode item) {
        output.set(index, item);
    }

    synchronized void status(String status) {
        response.put("status", status);
    }

    /** Says how it ended; from here on nothing changes. */
    synchronized void end(String status, @Nullable Usage usage, Instant at, ObjectNode more) {
        response.put("status", status);
        response.setAll(more);
        if (status.equals("completed")) {
            response.put("completed_at", at.getEpochSecond());
        }
        if (usage != null) {
            response.set("usage", usage(usage));
            memory = usage.total() - usage.reasoning();
        }
        endedAt = at;
    }

    private static ObjectNode usage(Usage usage) {
        ObjectNode told = JSON.objectNode().put("input_tokens", usage.input());
        told.set(
                "input_tokens_details",
                JSON.objectNode().put("cached_tokens", usage.cached()).put("cache_write_tokens", usage.cacheWritten()));
        told.put("output_tokens", usage.output());
        told.set("output_tokens_details", JSON.objectNode().put("reasoning_tokens", usage.reasoning()));
        return told.put("total_tokens", usage.total());
    }

    private static JsonNode asked(JsonNode body, String name, JsonNode usual) {
        return body.hasNonNull(name) ? body.path(name) : usual;
    }

    private static ObjectNode textFormat() {
        ObjectNode text = JSON.objectNode();
        text.set("format", JSON.objectNode().put("type", "text"));
        return text;
    }

    /** Nobody wants the rest. */
    static final class StoppedRun extends RuntimeException {

        StoppedRun() {
            super("the response is no longer wanted", null, false, false);
        }
    }
}
