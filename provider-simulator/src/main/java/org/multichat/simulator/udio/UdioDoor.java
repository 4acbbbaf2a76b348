package org.multichat.simulator.udio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Door;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.door.Opening;
import org.multichat.simulator.play.Settings;

/** The addresses of udioapi.pro below {@code /udio}. */
@ApplicationScoped
class UdioDoor {

    /** How libraries call themselves when nobody tells them otherwise; Cloudflare turns them away. */
    private static final List<String> ROBOTS =
            List.of("java", "python", "vert.x", "apache-httpclient", "go-http-client");

    private final Udio udio;
    private final UdioErrors errors;
    private final Feeds feeds;
    private final Tracks tracks;
    private final Settings settings;

    UdioDoor(Udio udio, UdioErrors errors, Feeds feeds, Tracks tracks, Settings settings) {
        this.udio = udio;
        this.errors = errors;
        this.feeds = feeds;
        this.tracks = tracks;
        this.settings = settings;
    }

    void open(@Observes Router router, Door door) {
        door.open(router, HttpMethod.POST, "/udio/api/generate", generating(this::generateV1));
        door.open(router, HttpMethod.POST, "/udio/api/v2/generate", generating(this::generateV2));
        Opening.Handler v1 = exchange -> feed(exchange, feeds::v1);
        door.open(router, HttpMethod.GET, "/udio/api/feed", feeding(v1));
        door.open(router, HttpMethod.POST, "/udio/api/feed", feeding(v1));
        door.open(
                router,
                HttpMethod.GET,
                "/udio/api/v2/feed",
                feeding(exchange -> hasBearer(exchange) ? feed(exchange, feeds::v2) : errors.refusal(401, null, null)));
        door.open(
                router,
                HttpMethod.GET,
                "/udio/api/v2/credits",
                new Opening(Udio.CREDITS, errors, Opening.noPrompt(), this::credits));
        Opening audio = new Opening(Udio.AUDIO, errors, tracks::promptOf, tracks::serve);
        door.open(router, HttpMethod.GET, Tracks.PATH, audio);
        door.open(router, HttpMethod.GET, Tracks.STREAM_PATH, audio);
    }

    private Opening generating(Opening.Handler handler) {
        return new Opening(
                Udio.GENERATE,
                errors,
                exchange -> exchange.json()
                        .map(body -> new Wish(body, true).prompt())
                        .orElse(""),
                exchange -> isRobot(exchange) ? UdioErrors.blocked() : handler.answer(exchange));
    }

    private Opening feeding(Opening.Handler handler) {
        return new Opening(
                Udio.FEED,
                errors,
                exchange -> exchange.query("workId")
                        .flatMap(udio::find)
                        .map(work -> work.wish().prompt())
                        .orElse(""),
                exchange -> isRobot(exchange) ? UdioErrors.blocked() : handler.answer(exchange));
    }

    /** With a token in the body it is version 1; with a bearer it is the newer one with a callback. */
    private Answer generateV1(Exchange exchange) {
        Optional<JsonNode> body = exchange.json();
        if (body.isEmpty() || !body.get().isObject()) {
            return errors.refusal(400, null, null);
        }
        if (hasBearer(exchange) && !body.get().has("token")) {
            return body.get().path("callback_url").asText("").isBlank()
                    ? errors.refusal(400, null, "callback_url is required")
                    : generateV2(exchange);
        }
        if (!isGood(body.get().path("token").asText(""))) {
            return errors.refusal(401, null, null);
        }
        return submit(exchange, new Wish(body.get(), true));
    }

    private Answer generateV2(Exchange exchange) {
        if (!hasBearer(exchange)) {
            return errors.refusal(401, null, null);
        }
        return exchange.json()
                .filter(JsonNode::isObject)
                .<Answer>map(body -> submit(exchange, new Wish(body, false)))
                .orElseGet(() -> errors.refusal(400, null, null));
    }

    private Answer submit(Exchange exchange, Wish wish) {
        Optional<String> fault = wish.fault();
        if (fault.isPresent()) {
            return errors.refusal(400, null, fault.get());
        }
        String clientRequestId = exchange.header("X-Client-Request-Id").orElse(null);
        return switch (udio.submit(wish, clientRequestId)) {
            case Udio.Submission.Begun(Work work) -> Answer.json(200, begun(exchange, work));
            case Udio.Submission.NoCredit _ ->
                errors.refusal(Integer.parseInt(settings.choice(Udio.NO_CREDIT)), null, "Insufficient credits");
            case Udio.Submission.TooMany _ -> errors.refusal(429, null, null);
        };
    }

    private static ObjectNode begun(Exchange exchange, Work work) {
        ObjectNode said = Answer.Json.MAPPER.createObjectNode();
        if (exchange.twisted("no-work-id")) {
            return work.wish().isV1() ? said : said.put("code", 200).put("message", "success");
        }
        if (!work.wish().isV1()) {
            said.put("code", 200).put("message", "success").putObject("data").put("task_id", work.id());
        }
        return said.put("workId", work.id());
    }

    private Answer feed(Exchange exchange, BiFunction<Exchange, Work, ObjectNode> words) {
        return exchange.query("workId")
                .flatMap(udio::find)
                .filter(work -> work.end() != Work.End.LOST)
                .map(work -> Answer.json(200, words.apply(exchange, work)))
                .orElseGet(() -> errors.refusal(404, null, null));
    }

    private Answer credits(Exchange exchange) {
        if (isRobot(exchange)) {
            return UdioErrors.blocked();
        }
        if (!hasBearer(exchange)) {
            return errors.refusal(401, null, null);
        }
        ObjectNode said = Answer.Json.MAPPER.createObjectNode().put("code", 200).put("message", "success");
        said.putObject("data").put("credits", udio.remainingCredits()).put("used_credits", udio.usedCredits());
        return Answer.json(200, said);
    }

    private boolean isRobot(Exchange exchange) {
        String name = exchange.header("User-Agent").orElse("").toLowerCase(Locale.ROOT);
        boolean looksLikeOne = name.isBlank() || ROBOTS.stream().anyMatch(name::startsWith);
        return exchange.twisted("blocked") || (looksLikeOne && settings.is(Udio.USER_AGENT, "checked"));
    }

    private static boolean hasBearer(Exchange exchange) {
        return exchange.header("Authorization")
                .filter(header -> header.startsWith("Bearer ") && isGood(header.substring(7)))
                .isPresent();
    }

    /** Any key is good unless it says that it is bad. */
    private static boolean isGood(String key) {
        return !key.isBlank() && !key.startsWith("bad");
    }
}
