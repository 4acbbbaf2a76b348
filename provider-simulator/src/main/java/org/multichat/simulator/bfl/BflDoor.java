package org.multichat.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Door;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.door.Opening;
import org.multichat.simulator.play.Settings;

/** The addresses of Black Forest Labs below {@code /bfl}. */
@ApplicationScoped
class BflDoor {

    private static final int MEGAPIXEL_DIGITS = 2;

    private final Bfl bfl;
    private final Polls polls;
    private final Samples samples;
    private final Settings settings;

    BflDoor(Bfl bfl, Polls polls, Samples samples, Settings settings) {
        this.bfl = bfl;
        this.polls = polls;
        this.samples = samples;
        this.settings = settings;
    }

    void open(@Observes Router router, Door door) {
        Opening poll = new Opening(Bfl.POLL, BflErrors.SHAPE, polls::promptOf, polls::answer);
        door.open(router, HttpMethod.GET, "/bfl/v1/get_result", poll);
        door.open(router, HttpMethod.GET, Polls.PATH, poll);
        door.open(
                router,
                HttpMethod.GET,
                Samples.PATH,
                new Opening(Bfl.SAMPLE, BflErrors.SHAPE, polls::promptOf, samples::serve));
        door.open(
                router,
                HttpMethod.GET,
                "/bfl/v1/credits",
                new Opening(Bfl.CREDITS, BflErrors.SHAPE, Opening.noPrompt(), this::credits));
        door.open(
                router,
                HttpMethod.POST,
                "/bfl/v1/:model",
                new Opening(
                        Bfl.SUBMIT,
                        BflErrors.SHAPE,
                        exchange -> exchange.json()
                                .map(body -> body.path("prompt").asText(""))
                                .orElse(""),
                        this::submit));
    }

    private Answer submit(Exchange exchange) {
        Optional<Model> model = Model.called(exchange.path("model"));
        if (model.isEmpty()) {
            return BflErrors.SHAPE.refusal(404, null, null);
        }
        if (!hasKey(exchange)) {
            return BflErrors.SHAPE.refusal(403, null, null);
        }
        Optional<JsonNode> body = exchange.json();
        if (body.isEmpty() || !body.get().isObject()) {
            return BflErrors.notJson();
        }
        ArrayNode wrong = Field.check(model.get().fields(), body.get());
        model.get().checkTogether(body.get()).ifPresent(fault -> wrong.add(Field.said("width", fault, body.get())));
        if (!wrong.isEmpty()) {
            return BflErrors.invalid(wrong);
        }
        Asked asked = Asked.of(model.get(), body.get());
        return switch (bfl.submit(asked, exchange.header("X-Client-Request-Id").orElse(null))) {
            case Bfl.Submission.Begun(BflTask task) -> Answer.json(200, begun(exchange, task));
            case Bfl.Submission.NoCredit _ -> BflErrors.SHAPE.refusal(402, null, null);
            case Bfl.Submission.TooManyTasks _ -> {
                Answer.Whole tooMany = BflErrors.SHAPE.refusal(429, null, null);
                yield settings.is(Bfl.RETRY_AFTER, "present") ? tooMany.with("Retry-After", "1") : tooMany;
            }
        };
    }

    private ObjectNode begun(Exchange exchange, BflTask task) {
        ObjectNode said = Answer.Json.MAPPER.createObjectNode();
        if (!exchange.twisted("no-id")) {
            said.put("id", task.id());
        }
        String webhook = task.asked().webhook();
        if (webhook != null) {
            said.put("status", "Pending").put("webhook_url", webhook);
        } else if (!exchange.twisted("no-poll")) {
            said.put("polling_url", pollingAddress(exchange, task.id()));
        }
        polls.putCost(said, task.costMicros());
        return said.put("input_mp", megapixels(task.asked().inputPixels()))
                .put("output_mp", megapixels(task.asked().outputPixels()));
    }

    private static String pollingAddress(Exchange exchange, String id) {
        String path = Polls.PATH + "?id=" + id;
        if (exchange.twisted("foreign-poll")) {
            return "https://polls.example.org" + path;
        }
        if (exchange.twisted("private-poll")) {
            return "https://10.0.0.1" + path;
        }
        return exchange.twisted("http-poll") ? "http://api.eu2.bfl.ai" + path : exchange.base() + path;
    }

    private Answer credits(Exchange exchange) {
        if (!hasKey(exchange)) {
            return BflErrors.SHAPE.refusal(403, null, null);
        }
        return Answer.json(
                200, Answer.Json.MAPPER.createObjectNode().put("credits", Polls.credits(bfl.remainingMicros())));
    }

    /** Any key is good unless it says that it is bad. */
    private static boolean hasKey(Exchange exchange) {
        return exchange.header("x-key")
                .filter(key -> !key.isBlank() && !key.startsWith("bad"))
                .isPresent();
    }

    private static BigDecimal megapixels(long pixels) {
        return BigDecimal.valueOf(pixels, 6).setScale(MEGAPIXEL_DIGITS, RoundingMode.HALF_UP);
    }
}
