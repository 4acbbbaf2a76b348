package org.multichat.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes requests as chat completions and responses have them. */
final class RequestJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestJson() {}

    static byte[] chat(ModelRequest request, boolean streamed) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", request.model());
        body.put("messages", messages(request));
        body.put("max_completion_tokens", request.maxOutputTokens());
        if (!request.isOpenAis()) {
            // Older servers know only this name, which OpenAI's reasoning models refuse.
            body.put("max_tokens", request.maxOutputTokens());
        }
        if (request.schema() != null) {
            body.put("response_format", Map.of("type", "json_schema", "json_schema", named(request.schema())));
        }
        if (request.effort() != null) {
            body.put("reasoning_effort", request.effort());
        }
        if (request.temperature() != null) {
            body.put("temperature", request.temperature());
        }
        if (streamed) {
            body.put("stream", true);
            body.put("stream_options", Map.of("include_usage", true));
        }
        return bytes(body);
    }

    /**
     * In the background and stored: it goes on when nobody listens, and can be read again. Only what was begun as a
     * stream can be streamed again.
     */
    static byte[] response(ModelRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", request.model());
        body.put("input", messages(request));
        body.put("max_output_tokens", request.maxOutputTokens());
        body.put("store", true);
        body.put("background", true);
        body.put("stream", true);
        body.put("metadata", Map.of("turn", request.id().toString()));
        if (request.schema() != null) {
            Map<String, Object> format = new LinkedHashMap<>(named(request.schema()));
            format.put("type", "json_schema");
            body.put("text", Map.of("format", format));
        }
        if (request.effort() != null) {
            body.put("reasoning", Map.of("effort", request.effort()));
        }
        if (request.temperature() != null) {
            body.put("temperature", request.temperature());
        }
        return bytes(body);
    }

    private static List<Map<String, String>> messages(ModelRequest request) {
        return request.messages().stream()
                .map(message -> Map.of("role", message.role(), "content", message.content()))
                .toList();
    }

    private static Map<String, Object> named(ModelRequest.Schema schema) {
        return Map.of("name", schema.name(), "strict", true, "schema", schema.schema());
    }

    private static byte[] bytes(Map<String, Object> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a request holds plain values only", impossible);
        }
    }
}
