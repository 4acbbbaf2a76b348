package org.multichat.simulator.openai.responses;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.openai.answer.Asked;
import org.multichat.simulator.openai.answer.Author;
import org.multichat.simulator.openai.answer.Composed;
import org.multichat.simulator.openai.meter.Meter;
import org.multichat.simulator.openai.model.Usage;
import org.multichat.simulator.openai.play.Twists;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.play.Settings;

/** Makes one response from its first event to its last, and reads the meter. */
final class Play {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TOKENS_OF_A_STEP = 16;

    private final Run run;
    private final Usage input;
    private final Meter meter;
    private final Settings settings;
    private final Clock clock;
    private final Set<String> twists;
    private final @Nullable String end;
    private int read;
    private int thought;
    private int written;
    private int searches;

    /**
     * @param twists what is odd about this call
     * @param end how it ends, if not well
     */
    Play(Run run, Usage input, Meter meter, Settings settings, Clock clock, Set<String> twists, @Nullable String end) {
        this.run = run;
        this.input = input;
        this.meter = meter;
        this.settings = settings;
        this.clock = clock;
        this.twists = twists;
        this.end = end;
    }

    void perform() {
        try {
            play();
        } catch (Run.StoppedRun _) {
            stop();
        } catch (InterruptedException _) {
            stop();
            Thread.currentThread().interrupt();
        } finally {
            meter.end(used(), settings.choice(Ways.FAILED), "broken off");
            if (run.endedAt() == null) {
                run.end("failed", used(), clock.instant(), JSON.objectNode());
            }
            run.log().close();
        }
    }

    private void play() throws InterruptedException {
        tell("response.created");
        if (run.request().background()) {
            tell("response.queued");
            run.pause(settings.duration(Ways.QUEUED));
            run.status("in_progress");
        }
        tell("response.in_progress");
        if (twists.contains(Twists.UNKNOWN_EVENTS)) {
            run.log().say("response.weather.changed", JSON.objectNode().put("sky", "clear"));
        }
        run.pause(settings.duration(Ways.FIRST_TOKEN));
        List<String> sources = List.of();
        if (run.request().searches()) {
            Searches search = new Searches(run, settings, twists.contains(Twists.EMPTY_ACTION));
            sources = search.perform(done -> {
                searches = done.calls();
                read = done.tokens();
            });
        }
        Composed composed = Author.compose(asked(), sources);
        think(composed.reasoning());
        boolean isSaid = composed.tokens().isEmpty() || new Message(run, settings).say(composed, this::wrote, breaks());
        finish(composed, isSaid);
    }

    private Asked asked() {
        ResponseRequest request = run.request();
        int room = Math.max(1, request.model().context() - run.inputTokens() - read);
        Integer most = request.maxTokens();
        return new Asked(
                request.model(),
                request.prompt(),
                run.inputTokens(),
                Math.min(room, most == null ? request.model().maxOutput() : most),
                request.effort(),
                request.schema(),
                end);
    }

    private void think(int tokens) throws InterruptedException {
        if (!run.request().model().reasons()) {
            return;
        }
        ObjectNode item = JSON.objectNode().put("type", "reasoning").put("id", Responses.id("rs_"));
        item.set("summary", JSON.arrayNode());
        int index = run.add(item);
        run.log().say("response.output_item.added", of(index, item));
        while (thought < tokens) {
            int step = Math.min(TOKENS_OF_A_STEP, tokens - thought);
            run.pause(settings.duration(Ways.TOKEN).multipliedBy(step));
            thought += step;
        }
        run.log().say("response.output_item.done", of(index, item));
    }

    private void wrote(int tokens) {
        written += tokens;
    }

    private Message.Break breaks() {
        if (twists.contains(Twists.ERROR_IN_STREAM)) {
            return Message.Break.ERROR;
        }
        return Author.FAILED.equals(end) ? Message.Break.SILENT : Message.Break.NONE;
    }

    private void finish(Composed composed, boolean isSaid) {
        if (!isSaid || Author.FAILED.equals(end)) {
            String billed = settings.choice(Ways.FAILED);
            ObjectNode more = JSON.objectNode();
            more.set(
                    "error",
                    JSON.objectNode()
                            .put("code", "server_error")
                            .put("message", "An error occurred while processing your request."));
            meter.end(used(), billed, "failed");
            run.end("failed", billed.equals("free") ? null : used(), clock.instant(), more);
            if (isSaid || !twists.contains(Twists.ERROR_IN_STREAM)) {
                tell("response.failed");
            }
            return;
        }
        switch (composed.finish()) {
            case STOP, REFUSAL -> end("completed", JSON.objectNode());
            case LENGTH -> end("incomplete", reason("max_output_tokens"));
            case CONTENT_FILTER -> end("incomplete", reason("content_filter"));
        }
    }

    private void end(String status, ObjectNode more) {
        meter.end(used(), "billed", status);
        run.end(status, used(), clock.instant(), more);
        tell("response." + status);
    }

    /** There is no event for it: the stream of a cancelled response just ends. */
    private void stop() {
        boolean cancelled = run.stopped() == Run.Stopped.CANCELLED;
        meter.end(
                used(),
                settings.choice(cancelled ? Ways.CANCELLED : Ways.DISCONNECTED),
                cancelled ? "cancelled" : "the caller hung up");
        boolean told = settings.is(Ways.CANCELLED_USAGE, "present");
        run.end("cancelled", told ? used() : null, clock.instant(), JSON.objectNode());
    }

    private Usage used() {
        return new Usage(
                input.input() + read, input.cached(), input.cacheWritten(), thought + written, thought, searches);
    }

    private void tell(String type) {
        ObjectNode payload = JSON.objectNode();
        payload.set("response", run.snapshot());
        run.log().say(type, payload);
    }

    private static ObjectNode reason(String why) {
        ObjectNode more = JSON.objectNode();
        more.set("incomplete_details", JSON.objectNode().put("reason", why));
        return more;
    }

    static ObjectNode of(int index, ObjectNode item) {
        ObjectNode payload = JSON.objectNode().put("output_index", index);
        payload.set("item", item.deepCopy());
        return payload;
    }
}
