package org.multichat.provider.openai;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.provider.rest.EventStream;
import org.multichat.provider.rest.JsonBody;

/** A response as it is streamed: the same events in the same order, live or read again. */
final class ResponseStream implements ModelStream {

    private final EventStream events;
    private boolean over;

    ResponseStream(EventStream events) {
        this.events = events;
    }

    @Override
    public Optional<ModelEvent> next() throws InterruptedException {
        while (!over) {
            Optional<EventStream.Event> event = events.next();
            if (event.isEmpty() || event.get().data().strip().equals("[DONE]")) {
                over = true;
                return Optional.empty();
            }
            ModelEvent told = told(JsonBody.of(event.get().data().getBytes(StandardCharsets.UTF_8)));
            if (told != null) {
                over = told instanceof ModelEvent.Ended || told instanceof ModelEvent.Broke;
                return Optional.of(told);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        events.close();
    }

    private static @Nullable ModelEvent told(JsonBody event) {
        String type = event.text("type").orElse("");
        return switch (type) {
            case "response.created" ->
                new ModelEvent.Started(event.at("response").text("id").orElse(""));
            case "response.output_text.delta" ->
                event.text("delta").<ModelEvent>map(ModelEvent.Text::new).orElse(null);
            case "response.refusal.delta" ->
                event.text("delta").<ModelEvent>map(ModelEvent.Refusal::new).orElse(null);
            case "response.web_search_call.searching" -> new ModelEvent.Working("searching");
            case "response.reasoning_summary_text.delta" -> new ModelEvent.Working("thinking");
            case "response.completed", "response.incomplete", "response.failed", "response.cancelled" ->
                new ModelEvent.Ended(ModelAnswer.ofResponse(event.at("response")));
            case "error" -> new ModelEvent.Broke(OpenAiError.of(event));
            // Kinds that are not needed here, or not known yet.
            default -> null;
        };
    }
}
