package org.multichat.router.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.multichat.router.prompt.Past;
import org.multichat.router.prompt.Prompt;

/**
 * What a second opinion is asked for.
 *
 * @param id the turn's: under it the model is asked once
 */
public record Question(Prompt prompt, List<Past> context, UUID id) {

    /** So much of an earlier turn tells what it was about. */
    private static final int MAX_PAST_CHARS = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    public Question {
        context = List.copyOf(context);
    }

    /** As one JSON object: no prompt can write itself out of its quotes. */
    String asData() {
        List<Map<String, String>> earlier = new ArrayList<>();
        for (Past past : context) {
            Map<String, String> turn = new LinkedHashMap<>();
            turn.put("prompt", beginningOf(past.prompt()));
            turn.put("modality", past.modality().name());
            if (past.outcome() != null) {
                turn.put("outcome", beginningOf(past.outcome()));
            }
            earlier.add(turn);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("earlier", earlier);
        data.put("prompt", prompt.text());
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written", impossible);
        }
    }

    private static String beginningOf(String text) {
        return text.codePointCount(0, text.length()) <= MAX_PAST_CHARS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_PAST_CHARS));
    }
}
