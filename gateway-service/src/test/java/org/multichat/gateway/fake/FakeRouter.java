package org.multichat.gateway.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Knows four words; a follow-up is whatever was asked for last. A test can have it offer to ask somebody surer. */
public final class FakeRouter extends FakeServer {

    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private volatile long offer;
    private volatile Map<String, Object> paidAnswer = Map.of();
    private volatile boolean swallowing;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public List<JsonNode> questions() {
        return questions;
    }

    /** How often somebody was asked for money. */
    public long paidQuestions() {
        return questions.stream()
                .filter(question -> question.has("ceilingMicros"))
                .count();
    }

    /** Somebody surer answers for at most so much. */
    public void offers(long maxMicros) {
        offer = maxMicros;
    }

    /** What somebody surer says, beside what is said for nothing. */
    public void decides(Map<String, Object> answer) {
        paidAnswer = answer;
    }

    /** Somebody surer is asked, and the answer does not arrive. */
    public void swallowPaidAnswers() {
        swallowing = true;
    }

    /** Somebody surer thinks until the latch is opened. */
    public CountDownLatch holdPaidAnswers() {
        gate = new CountDownLatch(1);
        return gate;
    }

    @Override
    void forget() {
        super.forget();
        gate.countDown();
        questions.clear();
        offer = 0;
        paidAnswer = Map.of();
        swallowing = false;
    }

    @Override
    void answer(HttpExchange exchange) throws IOException {
        JsonNode question = body(exchange);
        questions.add(question);
        Map<String, Object> answer = new HashMap<>(Map.of(
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
        if (question.has("ceilingMicros")) {
            waitAtTheGate();
            answer.putAll(paidAnswer);
            if (swallowing) {
                return;
            }
        } else if (offer > 0) {
            answer.put("paid", Map.of("maxMicros", offer, "provider", "fake", "model", "llm-1", "priceVersion", "1"));
        }
        answer(exchange, 200, answer);
    }

    private void waitAtTheGate() {
        try {
            gate.await();
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
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
