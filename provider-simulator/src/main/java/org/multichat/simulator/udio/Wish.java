package org.multichat.simulator.udio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.multichat.simulator.door.Answer;

/** What somebody asks for, as its body has it, and what the provider has against it. */
record Wish(JsonNode body, boolean isV1) {

    private static final Set<String> OLD_MODELS =
            Set.of("chirp-v3.0", "chirp-v3.5", "chirp-v3-0", "chirp-v3-5", "chirp-v4-0");
    private static final Set<String> NEW_MODELS = Set.of("chirp-v4-5", "chirp-v4-5-plus", "chirp-v5", "chirp-v5-5");
    private static final int MOST_DESCRIPTION = 400;
    private static final int MOST_TITLE = 80;
    private static final int MOST_CHARS_KEPT = 8_000;

    /** What is worth remembering of it, however long it was. */
    Wish kept() {
        ObjectNode kept = Answer.Json.MAPPER.createObjectNode();
        for (String field : List.of("model", "title", "style", "gpt_description_prompt", "prompt")) {
            String text = text(field);
            kept.put(field, text.substring(0, Math.min(MOST_CHARS_KEPT, text.length())));
        }
        kept.put("make_instrumental", isInstrumental());
        kept.put("custom_mode", body.path("custom_mode").asBoolean());
        return new Wish(kept, isV1);
    }

    String model() {
        return text("model");
    }

    String title() {
        return text("title");
    }

    String style() {
        return text("style");
    }

    boolean isInstrumental() {
        return body.path("make_instrumental").asBoolean(false);
    }

    /** The description, or else the lyrics. */
    String prompt() {
        return text("gpt_description_prompt").isBlank() ? text("prompt") : text("gpt_description_prompt");
    }

    /** In version 1 this is found out only when the work is done. */
    boolean isTooLong() {
        return text("gpt_description_prompt").length() > MOST_DESCRIPTION
                || text("prompt").length() > mostLyrics();
    }

    Optional<String> fault() {
        if (!OLD_MODELS.contains(model()) && !NEW_MODELS.contains(model())) {
            return Optional.of("model is required and must be a supported model");
        }
        if (isV1 && body.path("custom_mode").asBoolean(false)) {
            boolean lacks = style().isBlank()
                    || title().isBlank()
                    || (!isInstrumental() && text("prompt").isBlank());
            return lacks ? Optional.of("custom mode requires style, title and, unless instrumental, prompt") : sizes();
        }
        if (prompt().isBlank() && !(isInstrumental() && !style().isBlank())) {
            return Optional.of("prompt or gpt_description_prompt is required");
        }
        return !isV1 && isTooLong() ? Optional.of("Topic too long.") : sizes();
    }

    private Optional<String> sizes() {
        int mostStyle = NEW_MODELS.contains(model()) ? 1_000 : 200;
        if (title().length() > MOST_TITLE || style().length() > mostStyle) {
            return Optional.of("title has at most %d characters, style at most %d".formatted(MOST_TITLE, mostStyle));
        }
        for (String weight : Set.of("style_weight", "weirdness_constraint", "audio_weight")) {
            JsonNode value = body.path(weight);
            if (!value.isMissingNode()
                    && !value.isNull()
                    && (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 1)) {
                return Optional.of(weight + " must be between 0 and 1");
            }
        }
        return Optional.empty();
    }

    private int mostLyrics() {
        return NEW_MODELS.contains(model()) ? 5_000 : 3_000;
    }

    private String text(String field) {
        return body.path(field).asText("");
    }
}
