package org.multichat.provider.openai;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.multichat.provider.rest.EventStream;
import org.multichat.provider.rest.JsonBody;

/**
 * A chat completion as it is streamed. The end of its text ({@code finish_reason}) and its usage come one after the
 * other, and the usage not from everybody; so its end is told when the stream closes, with what is known by then.
 */
final class ChatStream implements ModelStream {

    private static final String OVER = "[DONE]";

    private final EventStream events;
    private final Queue<ModelEvent> read = new ArrayDeque<>();
    private String id = "";
    private @Nullable String finish;
    private @Nullable TokenUsage usage;
    private boolean refused;
    private boolean over;

    ChatStream(EventStream events) {
        this.events = events;
    }

    @Override
    public Optional<ModelEvent> next() throws InterruptedException {
        while (read.isEmpty() && !over) {
            Optional<EventStream.Event> event = events.next();
            if (event.isEmpty() || event.get().data().strip().equals(OVER)) {
                end();
            } else {
                take(JsonBody.of(event.get().data().getBytes(StandardCharsets.UTF_8)));
            }
        }
        return Optional.ofNullable(read.poll());
    }

    @Override
    public void close() {
        events.close();
    }

    private void take(JsonBody chunk) {
        if (chunk.at("error").isObject()
                || chunk.text("object").filter("error"::equals).isPresent()) {
            read.add(new ModelEvent.Broke(OpenAiError.of(chunk)));
            over = true;
            return;
        }
        if (id.isEmpty() && chunk.text("id").isPresent()) {
            id = chunk.text("id").get();
            read.add(new ModelEvent.Started(id));
        }
        TokenUsage.of(chunk.at("usage")).ifPresent(told -> usage = told);
        chunk.list("choices").stream().findFirst().ifPresent(this::takeChoice);
    }

    private void takeChoice(JsonBody choice) {
        JsonBody delta = choice.at("delta");
        delta.text("content").ifPresent(text -> read.add(new ModelEvent.Text(text)));
        delta.text("refusal").ifPresent(text -> {
            refused = true;
            read.add(new ModelEvent.Refusal(text));
        });
        boolean thinks = delta.text("reasoning")
                .or(() -> delta.text("reasoning_content"))
                .isPresent();
        if (thinks) {
            read.add(new ModelEvent.Working("thinking"));
        }
        choice.text("finish_reason").ifPresent(reason -> finish = reason);
    }

    private void end() {
        over = true;
        if (finish != null) {
            read.add(new ModelEvent.Ended(new ModelAnswer(
                    id,
                    ModelAnswer.statusOf(finish),
                    "",
                    refused ? "" : null,
                    finish.equals("stop") ? null : finish,
                    usage)));
        }
    }
}
