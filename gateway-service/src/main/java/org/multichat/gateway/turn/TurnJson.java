package org.multichat.gateway.turn;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.multichat.kit.json.TolerantJson;

/** How facts and events of a turn are written into the database, and read by this and the next version. */
@ApplicationScoped
class TurnJson {

    /** The type comes first in what we write. */
    private static final List<String> ENDS = Stream.of("done", "failed", "stopped", "refused")
            .map("{\"type\":\"%s\""::formatted)
            .toList();

    private static final String DELTA = "{\"type\":\"delta\"";

    private final ObjectMapper json;

    @Inject
    TurnJson(ObjectMapper strict) {
        json = TolerantJson.of(strict);
    }

    String write(Steps steps) {
        return text(steps.facts());
    }

    String write(Map<String, Object> options) {
        return text(options);
    }

    String write(TurnEvent event) {
        try {
            return json.writerFor(TurnEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("every event can be written", impossible);
        }
    }

    TurnEvent event(String payload) {
        try {
            return payload.startsWith(DELTA) ? delta(payload) : json.readValue(payload, TurnEvent.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an event in the log cannot be read", damaged);
        }
    }

    /** A long conversation has tens of thousands of these: their type is known, so it is not found out once more. */
    private TurnEvent delta(String payload) throws JsonProcessingException {
        try (JsonParser tokens = json.createParser(payload)) {
            tokens.nextToken();
            while (tokens.nextToken() == JsonToken.FIELD_NAME) {
                boolean isText = tokens.currentName().equals("text");
                tokens.nextToken();
                if (isText) {
                    return new TurnEvent.Delta(tokens.getText());
                }
                tokens.skipChildren();
            }
            return json.readValue(payload, TurnEvent.class);
        } catch (JsonProcessingException damaged) {
            throw damaged;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory can be read", impossible);
        }
    }

    /** Whether the event ends its turn. Every event of a log is looked at for each reader, so it is not parsed. */
    static boolean isLast(String payload) {
        return ENDS.stream().anyMatch(payload::startsWith);
    }

    Steps steps(String text) {
        try {
            JsonNode facts = json.readTree(text);
            Map<String, Object> read = new HashMap<>();
            for (Step<?> step : Step.ALL) {
                if (facts.has(step.name())) {
                    read.put(step.name(), json.treeToValue(facts.get(step.name()), step.fact()));
                }
            }
            return new Steps(read);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the record of a turn cannot be read", damaged);
        }
    }

    Map<String, Object> options(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the options of a turn cannot be read", damaged);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("every fact can be written", impossible);
        }
    }
}
