package org.multichat.gateway.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Knows four words; a follow-up is whatever was asked for last. */
public final class FakeRouter extends FakeServer {

    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();

    public List<JsonNode> questions() {
        return questions;
    }

    @Override
    void forget() {
        super.forget();
        questions.clear();
    }

    @Override
    void answer(HttpExchange exchange) throws IOException {
        JsonNode question = body(exchange);
        questions.add(question);
        answer(
                exchange,
                200,
                Map.of(
                        "modality",
                        modality(question.get("prompt").asText(), question.get("context")),
                        "confidence",
                        0.9,
                        "alternatives",
                        List.of(),
                        "reason",
                        "A word says so.",
                        "decidedBy",
                        "fake",
                        "costMicros",
                        0,
                        "aFieldOfTheNextVersion",
                        true));
    }

    private static String modality(String prompt, JsonNode context) {
        if (prompt.contains("picture")) {
            return "IMAGE";
        }
        if (prompt.contains("song")) {
            return "SONG";
        }
        if (prompt.contains("paper")) {
            return "RESEARCH";
        }
        return prompt.contains("another") && !context.isEmpty()
                ? context.get(context.size() - 1).get("modality").asText()
                : "NONE";
    }
}
