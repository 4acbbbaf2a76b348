package org.multichat.simulator.openai.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.multichat.simulator.openai.error.ApiError;

/** Servers that speak this API, each with an accent of its own. */
public enum Dialect {
    OPENAI("openai", false),
    OLLAMA("ollama", true),
    VLLM("vllm", true),
    /** As vLLM was until August 2025: its errors were not nested. */
    VLLM_OLD("vllm-old", true),
    LLAMA_CPP("llama-cpp", true),
    LM_STUDIO("lm-studio", true),
    LITELLM("litellm", false);

    private final String word;
    private final boolean local;

    Dialect(String word, boolean local) {
        this.word = word;
        this.local = local;
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Dialect::word).toList();
    }

    public static Dialect of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    public String word() {
        return word;
    }

    /** A local server takes any key and any model, and nobody pays. */
    public boolean isLocal() {
        return local;
    }

    public boolean answersResponses() {
        return this != LLAMA_CPP;
    }

    /** Whether a response may go on from another one, or run in the background. */
    public boolean remembers() {
        return this == OPENAI || this == LITELLM || this == LM_STUDIO;
    }

    public boolean draws() {
        return !local;
    }

    /** The body of an error. */
    public ObjectNode error(ApiError error) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        return switch (this) {
            case OPENAI, LM_STUDIO ->
                nested(said.put("message", error.message())
                        .put("type", error.type())
                        .put("param", error.param())
                        .put("code", error.code()));
            case OLLAMA ->
                nested(said.put("message", error.message())
                        .put("type", error.type())
                        .putNull("param")
                        .putNull("code"));
            case VLLM ->
                nested(said.put("message", error.message())
                        .put("type", vllmType(error.status()))
                        .put("param", error.param())
                        .put("code", error.status()));
            case VLLM_OLD ->
                said.put("object", "error")
                        .put("message", error.message())
                        .put("type", vllmType(error.status()))
                        .put("param", error.param())
                        .put("code", error.status());
            case LLAMA_CPP ->
                nested(said.put("code", error.status())
                        .put("message", error.message())
                        .put("type", llamaType(error)));
            case LITELLM ->
                nested(said.put(
                                "message",
                                "litellm." + liteException(error.status()) + ": OpenAIException - " + error.message())
                        .put("type", error.status() == 429 ? "throttling_error" : null)
                        .put("param", error.param())
                        .put("code", Integer.toString(error.status())));
        };
    }

    private static ObjectNode nested(ObjectNode error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return body;
    }

    private static String vllmType(int status) {
        return switch (status) {
            case 400 -> "BadRequestError";
            case 401 -> "AuthenticationError";
            case 404 -> "NotFoundError";
            case 429 -> "RateLimitError";
            default -> "InternalServerError";
        };
    }

    private static String llamaType(ApiError error) {
        if ("context_length_exceeded".equals(error.code())) {
            return "exceed_context_size_error";
        }
        return switch (error.status()) {
            case 400 -> "invalid_request_error";
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 501 -> "not_supported_error";
            case 503 -> "unavailable_error";
            default -> "server_error";
        };
    }

    private static String liteException(int status) {
        return switch (status) {
            case 400 -> "BadRequestError";
            case 401 -> "AuthenticationError";
            case 404 -> "NotFoundError";
            case 429 -> "RateLimitError";
            case 503 -> "ServiceUnavailableError";
            default -> "InternalServerError";
        };
    }
}
