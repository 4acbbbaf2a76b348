package org.multichat.simulator.openai.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.multichat.simulator.openai.text.Tokens;

/** The text of messages and input items, whole or in parts. */
public final class Words {

    /** What a picture at low detail is counted as. */
    private static final int TOKENS_OF_A_PICTURE = 85;

    private static final Pattern SCRIPT = Pattern.compile("(?i)\\[sim\\b[^\\]]*\\]?");

    private Words() {}

    /** All text of a content that is a string or an array of parts. */
    public static String of(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.asText() : "";
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> {
            if (part.path("text").isTextual()) {
                text.append(text.isEmpty() ? "" : "\n").append(part.path("text").asText());
            } else if (part.path("refusal").isTextual()) {
                text.append(part.path("refusal").asText());
            }
        });
        return text.toString();
    }

    public static int tokens(JsonNode content) {
        int pictures = 0;
        for (JsonNode part : content) {
            pictures += part.path("type").asText().contains("image") ? 1 : 0;
        }
        return Tokens.count(of(content)) + pictures * TOKENS_OF_A_PICTURE;
    }

    /** The text of the last user, which is what an answer is about. */
    public static String lastOfUser(JsonNode messages) {
        if (messages.isTextual()) {
            return messages.asText();
        }
        String last = "";
        for (JsonNode message : messages) {
            if (message.path("role").asText().equals("user")) {
                last = of(message.path("content"));
            }
        }
        return last;
    }

    /** The prompt without the words that script this simulator. */
    public static String unscripted(String prompt) {
        return SCRIPT.matcher(prompt).replaceAll("").strip();
    }
}
