package org.multichat.gateway.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A whole event stream, read as a client would. */
record Sse(List<Integer> ids, List<JsonNode> events) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Sse of(String stream) {
        List<Integer> ids = new ArrayList<>();
        List<JsonNode> events = new ArrayList<>();
        stream.lines().forEach(line -> {
            if (line.startsWith("id:")) {
                ids.add(Integer.parseInt(line.substring(3).strip()));
            } else if (line.startsWith("data:")) {
                events.add(read(line.substring(5)));
            }
        });
        return new Sse(ids, events);
    }

    List<String> types() {
        return events.stream().map(event -> event.get("type").asText()).toList();
    }

    String text() {
        return events.stream()
                .filter(event -> event.get("type").asText().equals("delta"))
                .map(event -> event.get("text").asText())
                .collect(Collectors.joining());
    }

    void isGapFree() {
        assertThat(ids)
                .isEqualTo(IntStream.rangeClosed(1, events.size()).boxed().toList());
    }

    private static JsonNode read(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }
}
