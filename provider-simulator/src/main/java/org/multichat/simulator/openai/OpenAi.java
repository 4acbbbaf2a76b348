package org.multichat.simulator.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Door;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.door.Opening;
import org.multichat.simulator.openai.chat.Chat;
import org.multichat.simulator.openai.error.ApiError;
import org.multichat.simulator.openai.images.Images;
import org.multichat.simulator.openai.meter.Meters;
import org.multichat.simulator.openai.meter.PromptCache;
import org.multichat.simulator.openai.model.ModelList;
import org.multichat.simulator.openai.model.Models;
import org.multichat.simulator.openai.play.Twists;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.openai.request.Words;
import org.multichat.simulator.openai.responses.Responses;
import org.multichat.simulator.openai.wire.Replies;
import org.multichat.simulator.play.Operation;
import org.multichat.simulator.play.Provider;
import org.multichat.simulator.play.Setting;

/** OpenAI as the rest of the simulator knows it, and what it offers at which address. */
@ApplicationScoped
public class OpenAi implements Provider {

    private static final String BASE = "/openai/v1";

    private final Chat chat;
    private final Responses responses;
    private final Images images;
    private final Meters meters;
    private final PromptCache cache;
    private final Replies replies;

    OpenAi(Chat chat, Responses responses, Images images, Meters meters, PromptCache cache, Replies replies) {
        this.chat = chat;
        this.responses = responses;
        this.images = images;
        this.meters = meters;
        this.cache = cache;
        this.replies = replies;
    }

    void open(@Observes Router router, Door door) {
        offer(router, door, HttpMethod.POST, "/chat/completions", Twists.CHAT, chat::answer);
        offer(router, door, HttpMethod.POST, "/responses", Twists.RESPOND, responses::create);
        offer(router, door, HttpMethod.GET, "/responses/:id", Twists.RETRIEVE, responses::retrieve);
        offer(router, door, HttpMethod.POST, "/responses/:id/cancel", Twists.CANCEL, responses::cancel);
        offer(router, door, HttpMethod.POST, "/images/generations", Twists.DRAW, images::answer);
        offer(router, door, HttpMethod.GET, "/models", Twists.MODELS, _ -> replies.json(ModelList.of(meters.today())));
        offer(router, door, HttpMethod.GET, "/models/:id", Twists.MODELS, this::model);
        offer(router, door, HttpMethod.GET, "/*", Twists.OTHER, OpenAi::nothing);
        offer(router, door, HttpMethod.POST, "/*", Twists.OTHER, OpenAi::nothing);
    }

    @Override
    public String name() {
        return Ways.PROVIDER;
    }

    @Override
    public List<Operation> operations() {
        return Twists.ALL;
    }

    @Override
    public List<Setting> settings() {
        return Ways.ALL;
    }

    /** Whatever runs here runs on a thread of its own and is never behind. */
    @Override
    public void catchUp() {}

    @Override
    public void forget() {
        responses.forget();
        cache.forget();
        meters.forget();
    }

    @Override
    public Tasks tasks() {
        return meters.tasks();
    }

    private void offer(
            Router router, Door door, HttpMethod method, String path, Operation operation, Opening.Handler handler) {
        door.open(router, method, BASE + path, new Opening(operation, replies, this::prompt, replies.guarded(handler)));
    }

    private Answer model(Exchange exchange) {
        return replies.json(ModelList.one(Models.alive(exchange.path("id"), meters.today())));
    }

    /** Embeddings, speech, batches and whatever else is not played. */
    private static Answer nothing(Exchange exchange) {
        throw ApiError.of(
                404, "invalid_request_error", "unknown_url", "Unknown request URL. Please check the URL for typos.");
    }

    /** What the call is about, wherever it stands. */
    private String prompt(Exchange exchange) {
        return exchange.json().map(OpenAi::promptOf).orElseGet(() -> responses.promptOf(exchange.path("id")));
    }

    private static String promptOf(JsonNode body) {
        if (body.path("prompt").isTextual()) {
            return body.path("prompt").asText();
        }
        return Words.lastOfUser(body.has("messages") ? body.path("messages") : body.path("input"));
    }
}
