package org.multichat.provider.openai;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked, by either of the two ways there are.
 *
 * @param id the turn's; sent along, so that the provider's support can find the request
 * @param maxOutputTokens more the model must not write, its thinking included
 * @param schema a JSON schema that the answer has to keep; a name and the strict subset of it
 * @param effort how much a reasoning model thinks, such as {@code none} or {@code low}; not sent where empty
 * @param temperature not sent where empty: reasoning models refuse it
 * @param isOpenAis whether it is one of OpenAI's own models, which refuse what other servers need
 */
public record ModelRequest(
        UUID id,
        String model,
        List<Message> messages,
        int maxOutputTokens,
        @Nullable Schema schema,
        @Nullable String effort,
        @Nullable Double temperature,
        boolean isOpenAis) {

    /** What a server adds around a message, and once around all of them, counted generously. */
    private static final int TOKENS_AROUND_A_MESSAGE = 16;

    private static final int TOKENS_AROUND_ALL = 64;

    /**
     * @param name at most 64 letters, digits, underscores and hyphens
     * @param schema as nested maps and lists
     */
    public record Schema(String name, Map<String, Object> schema) {}

    public ModelRequest {
        messages = List.copyOf(messages);
    }

    /** More tokens of input than this it cannot be: a token stands for at least one byte. */
    public long mostInputTokens() {
        long bytes = schema == null ? 0 : bytesOf(schema.toString());
        for (Message message : messages) {
            bytes += bytesOf(message.content()) + TOKENS_AROUND_A_MESSAGE;
        }
        return bytes + TOKENS_AROUND_ALL;
    }

    private static int bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
