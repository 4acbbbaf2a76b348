package org.multichat.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.multichat.benchmarks.house.Service;

/** Conversations that are there to be looked at, made through the gateway's API. */
final class Talks {

    /** As what two thirds of the turns of a long conversation are answered with: one paragraph. */
    private static final int SHORT_PIECES = 6;

    /** The others are papers, of about 24 kB. */
    private static final int LONG_PIECES = 300;

    private static final int WORDS = 13;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Service gateway;

    Talks(Service gateway) {
        this.gateway = gateway;
    }

    /** A conversation of so many turns, one after the other; every third is a paper. */
    String talk(int turns) throws IOException, InterruptedException {
        String conversation = "";
        String parent = "";
        for (int n = 1; n <= turns; n++) {
            ObjectNode asked =
                    asked("Question %d about the tide".formatted(n), n % 3 == 0 ? LONG_PIECES : SHORT_PIECES, WORDS, 0);
            if (n > 1) {
                asked.put("conversationId", conversation).put("parent", parent);
            }
            JsonNode turn = send(asked, "application/json");
            if (!turn.path("state").asText().equals("DONE")) {
                throw new IOException("a turn for the conversation ended otherwise: " + turn);
            }
            conversation = turn.path("conversationId").asText();
            parent = turn.path("id").asText();
        }
        return conversation;
    }

    /** Begins a paper that is written at a pace, and does not wait for it. */
    String beginPaper(int pieces, int words, int paceMillis) throws IOException, InterruptedException {
        return send(asked("A long paper about the tide", pieces, words, paceMillis), "text/event-stream")
                .path("conversationId")
                .asText();
    }

    private static ObjectNode asked(String prompt, int pieces, int words, int paceMillis) {
        ObjectNode asked = JSON.createObjectNode().put("prompt", prompt).put("modality", "RESEARCH");
        asked.putObject("options").put("deltas", pieces).put("words", words).put("paceMillis", paceMillis);
        return asked;
    }

    /** The whole turn, or its first event. */
    private JsonNode send(ObjectNode asked, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.at("/api/v1/turns"))
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(asked.toString()))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofLines());
        try (var lines = response.body()) {
            String first = lines.filter(line -> line.startsWith("{") || line.startsWith("data:"))
                    .findFirst()
                    .orElse("");
            if (response.statusCode() != 200) {
                throw new IOException("a turn was refused with %d: %s".formatted(response.statusCode(), first));
            }
            return JSON.readTree(first.replaceFirst("^data:", ""));
        }
    }
}
