package org.multichat.simulator.openai.responses;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.door.HungUp;
import org.multichat.simulator.fault.Faults;
import org.multichat.simulator.openai.answer.Author;
import org.multichat.simulator.openai.error.ApiError;
import org.multichat.simulator.openai.meter.Meter;
import org.multichat.simulator.openai.meter.Meters;
import org.multichat.simulator.openai.meter.PromptCache;
import org.multichat.simulator.openai.model.Model;
import org.multichat.simulator.openai.model.Models;
import org.multichat.simulator.openai.model.Usage;
import org.multichat.simulator.openai.play.Twists;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.openai.request.Dialect;
import org.multichat.simulator.openai.request.Fields;
import org.multichat.simulator.openai.wire.Replies;
import org.multichat.simulator.play.Settings;

/** All responses that are being made or still known: asked for, listened to, looked at, cancelled. */
@ApplicationScoped
public class Responses {

    private static final int MAX_KEPT = 5_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LOOK_FOR_THE_CALLER = Duration.ofMillis(50);

    private final Settings settings;
    private final Faults faults;
    private final Meters meters;
    private final PromptCache cache;
    private final Replies replies;
    private final Clock clock;
    private final Map<String, Run> runs = new LinkedHashMap<>();

    Responses(Settings settings, Faults faults, Meters meters, PromptCache cache, Replies replies, Clock clock) {
        this.settings = settings;
        this.faults = faults;
        this.meters = meters;
        this.cache = cache;
        this.replies = replies;
        this.clock = clock;
    }

    static String id(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    public Answer create(Exchange exchange) throws InterruptedException {
        Fields fields = Fields.of(exchange.json());
        Dialect dialect = replies.dialect(exchange);
        refuseWhatTheServerCannot(dialect, fields);
        String name = fields.needed("model");
        Model model = dialect.isLocal() ? Model.ofLocalServer(name) : Models.alive(name, meters.today());
        ResponseRequest request = ResponseRequest.of(fields, model, settings.is(Ways.TEMPERATURE, "accepted"));
        Run run = new Run(id("resp_"), request, inputTokens(fields, request), meters.nowSeconds());
        keep(run);
        begin(run, exchange);
        if (request.streamed()) {
            return listen(exchange, run, 0);
        }
        if (!request.background()) {
            awaitEnd(run, exchange);
        }
        return replies.json(run.snapshot());
    }

    public Answer retrieve(Exchange exchange) {
        Run run = known(exchange.path("id"));
        if (!exchange.query("stream").orElse("false").equals("true")) {
            return replies.json(run.snapshot());
        }
        boolean resumable = run.request().background() && run.request().streamed();
        if (!resumable && settings.is(Ways.RESUMED, "streamed")) {
            throw ApiError.invalid(
                    "stream",
                    null,
                    "This response cannot be streamed because it was not created with background=true and stream=true.");
        }
        return listen(exchange, run, after(exchange.query("starting_after")));
    }

    public Answer cancel(Exchange exchange) throws InterruptedException {
        Run run = known(exchange.path("id"));
        if (!run.request().background()) {
            throw ApiError.invalid(null, null, "Cannot cancel a synchronous response.");
        }
        run.stop(Run.Stopped.CANCELLED);
        // Whoever makes it notices at once; the answer is what has become of it.
        run.log().awaitEnd(LONGEST);
        return replies.json(run.snapshot());
    }

    /** What a response was about; nothing if it is not known. */
    public String promptOf(String id) {
        return find(id).map(run -> run.request().prompt()).orElse("");
    }

    public void forget() {
        synchronized (runs) {
            runs.values().forEach(run -> run.stop(Run.Stopped.HUNG_UP));
            runs.clear();
        }
    }

    private static void refuseWhatTheServerCannot(Dialect dialect, Fields fields) {
        if (!dialect.answersResponses()) {
            throw ApiError.of(404, "invalid_request_error", null, "File Not Found");
        }
        for (String name : Set.of("previous_response_id", "background")) {
            if (!dialect.remembers()
                    && fields.has(name)
                    && !fields.node(name).toString().equals("false")) {
                throw ApiError.invalid(name, "unsupported_parameter", name + " is not supported");
            }
        }
    }

    private int inputTokens(Fields fields, ResponseRequest request) {
        int before = fields.text("previous_response_id")
                .map(id -> find(id).orElseThrow(() -> ApiError.invalid(
                        "previous_response_id",
                        "previous_response_not_found",
                        "Previous response with id '" + id + "' not found.")))
                .map(Run::memory)
                .orElse(0);
        int tokens = before + request.inputTokens();
        if (tokens > request.model().context()) {
            throw ApiError.invalid(
                    "input",
                    "context_length_exceeded",
                    "Your input exceeds the context window of this model. Please adjust your input and try again.");
        }
        return tokens;
    }

    private void begin(Run run, Exchange exchange) {
        Usage input = cache.read(run.request().model(), run.request().transcript(), run.inputTokens());
        Meter meter = meters.begin(
                run.id(),
                exchange.header("X-Client-Request-Id").orElse(null),
                run.request().model(),
                input);
        Set<String> twists =
                Twists.RESPOND.twists().stream().filter(exchange::twisted).collect(Collectors.toUnmodifiableSet());
        Play play = new Play(
                run,
                input,
                meter,
                settings,
                clock,
                twists,
                endOf(twists, run.request().prompt()));
        Thread.ofVirtual().name(run.id()).start(play::perform);
    }

    private @Nullable String endOf(Set<String> twists, String prompt) {
        return Author.ENDS.stream()
                .filter(twists::contains)
                .findFirst()
                .orElseGet(() -> faults.end(Twists.END, prompt).orElse(null));
    }

    private static void awaitEnd(Run run, Exchange exchange) throws InterruptedException {
        try {
            while (!run.log().awaitEnd(LOOK_FOR_THE_CALLER)) {
                exchange.pause(Duration.ZERO);
            }
        } catch (HungUp gone) {
            run.stop(Run.Stopped.HUNG_UP);
            throw gone;
        }
    }

    private Answer listen(Exchange exchange, Run run, int from) {
        return replies.events(stream -> {
            try {
                new Listening(exchange, run, settings).tell(Replies.sse(exchange, stream), from);
            } catch (HungUp gone) {
                if (!run.request().background()) {
                    run.stop(Run.Stopped.HUNG_UP);
                    run.log().awaitEnd(LONGEST);
                }
                throw gone;
            }
        });
    }

    private static int after(Optional<String> startingAfter) {
        String number = startingAfter.orElse("-1");
        if (!number.matches("-1|\\d{1,8}")) {
            throw ApiError.invalid(
                    "starting_after", "invalid_type", "Invalid type for 'starting_after': expected an integer.");
        }
        return Integer.parseInt(number) + 1;
    }

    private Run known(String id) {
        return find(id).orElseThrow(() ->
                ApiError.of(404, "invalid_request_error", null, "Response with id '" + id + "' not found."));
    }

    private Optional<Run> find(String id) {
        synchronized (runs) {
            return Optional.ofNullable(runs.get(id)).filter(run -> !isForgotten(run));
        }
    }

    private boolean isForgotten(Run run) {
        if (run.request().notStored() && !run.request().background()) {
            return true;
        }
        Instant ended = run.endedAt();
        return ended != null
                && !run.request().storedOnPurpose()
                && !clock.instant().isBefore(ended.plusSeconds(settings.number(Ways.KEPT)));
    }

    private void keep(Run run) {
        synchronized (runs) {
            if (runs.size() >= MAX_KEPT) {
                dropTheEldestThatHasEnded();
            }
            runs.put(run.id(), run);
        }
    }

    private void dropTheEldestThatHasEnded() {
        for (Iterator<Run> eldest = runs.values().iterator(); eldest.hasNext(); ) {
            if (eldest.next().endedAt() != null) {
                eldest.remove();
                return;
            }
        }
        throw ApiError.of(
                429, "requests", "rate_limit_exceeded", "Too many responses are being made at once. Try again in 1s.");
    }
}
