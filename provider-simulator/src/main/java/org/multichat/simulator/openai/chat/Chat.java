package org.multichat.simulator.openai.chat;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.fault.Faults;
import org.multichat.simulator.openai.answer.Asked;
import org.multichat.simulator.openai.answer.Author;
import org.multichat.simulator.openai.answer.Composed;
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

/** Answers {@code POST /chat/completions}. */
@ApplicationScoped
public class Chat {

    private final Settings settings;
    private final Faults faults;
    private final Meters meters;
    private final PromptCache cache;
    private final Replies replies;

    Chat(Settings settings, Faults faults, Meters meters, PromptCache cache, Replies replies) {
        this.settings = settings;
        this.faults = faults;
        this.meters = meters;
        this.cache = cache;
        this.replies = replies;
    }

    public Answer answer(Exchange exchange) throws InterruptedException {
        Fields fields = Fields.of(exchange.json());
        Dialect dialect = replies.dialect(exchange);
        Model model = model(fields.needed("model"), dialect);
        ChatRequest request = ChatRequest.of(fields, model, settings.is(Ways.TEMPERATURE, "accepted"));
        String end = endOf(exchange, request.prompt());
        if (Author.FAILED.equals(end)) {
            return replies.refusal(500, null, null);
        }
        Composed composed = Author.compose(
                new Asked(
                        model,
                        request.prompt(),
                        request.inputTokens(),
                        request.maxTokens(),
                        request.effort(),
                        request.schema(),
                        end),
                List.of());
        return request.streamed()
                ? replies.events(
                        stream -> begin(request, composed, exchange, dialect).streamed(stream))
                : begin(request, composed, exchange, dialect).whole(replies);
    }

    private Completion begin(ChatRequest request, Composed composed, Exchange exchange, Dialect dialect) {
        String id = "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
        Usage input = cache.read(request.model(), request.transcript(), request.inputTokens());
        Meter meter = meters.begin(id, exchange.header("X-Client-Request-Id").orElse(null), request.model(), input);
        ChatWords words = new ChatWords(id, meters.nowSeconds(), request, dialect);
        return new Completion(request, composed, input, meter, settings, exchange, words, dialect);
    }

    private Model model(String name, Dialect dialect) {
        return dialect.isLocal() ? Model.ofLocalServer(name) : Models.alive(name, meters.today());
    }

    private @Nullable String endOf(Exchange exchange, String prompt) {
        return Author.ENDS.stream()
                .filter(exchange::twisted)
                .findFirst()
                .orElseGet(() -> faults.end(Twists.END, prompt).orElse(null));
    }
}
