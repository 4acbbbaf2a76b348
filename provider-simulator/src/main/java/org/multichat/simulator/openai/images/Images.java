package org.multichat.simulator.openai.images;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.media.Picture;
import org.multichat.simulator.openai.error.ApiError;
import org.multichat.simulator.openai.meter.Meter;
import org.multichat.simulator.openai.meter.Meters;
import org.multichat.simulator.openai.model.Models;
import org.multichat.simulator.openai.model.Usage;
import org.multichat.simulator.openai.play.Twists;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.openai.request.Fields;
import org.multichat.simulator.openai.request.Words;
import org.multichat.simulator.openai.wire.Replies;
import org.multichat.simulator.play.Settings;

/** Answers {@code POST /images/generations}. */
@ApplicationScoped
public class Images {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String USUAL_MODEL = "gpt-image-2.5";

    private final Settings settings;
    private final Meters meters;
    private final Replies replies;

    Images(Settings settings, Meters meters, Replies replies) {
        this.settings = settings;
        this.meters = meters;
        this.replies = replies;
    }

    public Answer answer(Exchange exchange) throws InterruptedException {
        if (!replies.dialect(exchange).draws()) {
            throw ApiError.of(404, "invalid_request_error", null, "Not Found");
        }
        Fields fields = Fields.of(exchange.json());
        ImageRequest request =
                ImageRequest.of(fields, Models.alive(fields.text("model").orElse(USUAL_MODEL), meters.today()));
        Usage usage = new Usage(request.inputTokens(), 0, 0, request.outputTokens(), 0, 0);
        Meter meter = meters.begin(
                "img_" + UUID.randomUUID().toString().replace("-", ""),
                exchange.header("X-Client-Request-Id").orElse(null),
                request.model(),
                new Usage(request.inputTokens(), 0, 0, 0, 0, 0));
        try {
            if (exchange.twisted(Twists.MODERATED)) {
                meter.end(usage, settings.choice(Ways.MODERATED), "moderated");
                return replies.refusal(400, "moderation_blocked", null);
            }
            Replies.wait(exchange, settings.duration(Ways.PICTURE));
            meter.end(usage, "billed", "completed");
            return replies.json(drawn(request, usage, exchange));
        } finally {
            meter.end(usage, settings.choice(Ways.DISCONNECTED), "the caller hung up");
        }
    }

    private ObjectNode drawn(ImageRequest request, Usage usage, Exchange exchange) {
        ArrayNode data = JSON.arrayNode();
        for (int number = 0; number < request.count(); number++) {
            data.add(JSON.objectNode()
                    .put("b64_json", Base64.getEncoder().encodeToString(bytes(request, number, exchange))));
        }
        ObjectNode answer = JSON.objectNode()
                .put("created", meters.nowSeconds())
                .put("background", request.background().equals("auto") ? "opaque" : request.background())
                .put("output_format", request.format())
                .put("size", request.width() + "x" + request.height())
                .put("quality", request.quality());
        answer.set("data", data);
        ObjectNode told = JSON.objectNode().put("input_tokens", usage.input());
        told.set(
                "input_tokens_details",
                JSON.objectNode().put("text_tokens", usage.input()).put("image_tokens", 0));
        answer.set("usage", told.put("output_tokens", usage.output()).put("total_tokens", usage.total()));
        return answer;
    }

    private static byte[] bytes(ImageRequest request, int number, Exchange exchange) {
        if (exchange.twisted(Twists.BOMB)) {
            return Picture.bomb();
        }
        if (exchange.twisted(Twists.NO_PICTURE)) {
            return "<!DOCTYPE html><title>not a picture</title>".getBytes(StandardCharsets.UTF_8);
        }
        String words = Words.unscripted(request.prompt());
        return Picture.of(words, 31L * words.hashCode() + number, request.width(), request.height(), request.format());
    }
}
