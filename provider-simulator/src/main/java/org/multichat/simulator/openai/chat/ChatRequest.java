package org.multichat.simulator.openai.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.openai.error.ApiError;
import org.multichat.simulator.openai.model.Model;
import org.multichat.simulator.openai.request.Effort;
import org.multichat.simulator.openai.request.Fields;
import org.multichat.simulator.openai.request.Words;
import org.multichat.simulator.openai.schema.StrictSchema;
import org.multichat.simulator.openai.text.Tokens;

/** A chat completion that may be served: everything that OpenAI would refuse has been refused. */
record ChatRequest(
        Model model,
        JsonNode messages,
        int inputTokens,
        int maxTokens,
        String effort,
        @Nullable JsonNode schema,
        boolean streamed,
        boolean usageWanted,
        boolean obfuscated) {

    private static final List<String> ROLES = List.of("system", "assistant", "user", "function", "tool", "developer");
    private static final Set<String> KNOWN = Set.of(
            ("audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens max_tokens messages"
                            + " metadata modalities model n parallel_tool_calls prediction presence_penalty"
                            + " prompt_cache_key prompt_cache_retention reasoning_effort response_format safety_identifier"
                            + " seed service_tier stop store stream stream_options temperature tool_choice tools"
                            + " top_logprobs top_p user verbosity web_search_options")
                    .split(" "));
    private static final int TOKENS_OF_A_MESSAGE = 3;
    private static final int MOST = 10_000_000;

    /** How free a request for a JSON object without a schema is answered. */
    private static final JsonNode ANY_OBJECT = JsonNodeFactory.instance
            .objectNode()
            .put("type", "object")
            .set(
                    "properties",
                    JsonNodeFactory.instance
                            .objectNode()
                            .set("answer", JsonNodeFactory.instance.objectNode().put("type", "string")));

    /** @param model the one that the request names and that answers today */
    static ChatRequest of(Fields fields, Model model, boolean anyTemperature) {
        fields.refuseOthersThan(KNOWN);
        if (model.drawing()) {
            throw ApiError.of(
                    404,
                    "invalid_request_error",
                    null,
                    "This is not a chat model and thus not supported in the v1/chat/completions endpoint.");
        }
        JsonNode messages = messages(fields);
        JsonNode format = formatOf(fields);
        int input = inputTokens(messages)
                + (format == null
                        ? 0
                        : Tokens.count(fields.node("response_format").toString()));
        checkSampling(fields, model, anyTemperature);
        boolean streamed = fields.flag("stream", false);
        if (fields.has("stream_options") && !streamed) {
            throw ApiError.invalid(
                    "stream_options", null, "The 'stream_options' parameter is only allowed when 'stream' is enabled.");
        }
        Fields options = fields.object("stream_options");
        String effort = Effort.of(model, fields.text("reasoning_effort"), "reasoning_effort");
        checkTools(fields, model, effort);
        int most = maxTokens(fields, model);
        if (input > model.context()) {
            throw ApiError.invalid(
                    "messages",
                    "context_length_exceeded",
                    "This model's maximum context length is " + model.context()
                            + " tokens. However, your messages resulted in " + input
                            + " tokens. Please reduce the length of the messages.");
        }
        return new ChatRequest(
                model,
                messages,
                input,
                Math.max(1, Math.min(most, model.context() - input)),
                effort,
                format,
                streamed,
                options.flag("include_usage", false),
                options.flag("include_obfuscation", true));
    }

    String prompt() {
        return Words.lastOfUser(messages);
    }

    /** All that is read, in order: what a cache of prompts compares. */
    String transcript() {
        return messages.toString();
    }

    private static JsonNode messages(Fields fields) {
        JsonNode messages = fields.node("messages");
        if (!fields.has("messages")) {
            throw fields.missing("messages");
        }
        if (!messages.isArray()) {
            throw fields.wrongType("messages", "an array of objects");
        }
        if (messages.isEmpty()) {
            throw ApiError.invalid(
                    "messages",
                    "empty_array",
                    "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array"
                            + " instead.");
        }
        int number = 0;
        for (JsonNode message : messages) {
            check(message, "messages[" + number++ + "]");
        }
        return messages;
    }

    private static void check(JsonNode message, String place) {
        String role = message.path("role").asText();
        if (!ROLES.contains(role)) {
            throw ApiError.invalid(
                    place + ".role",
                    message.has("role") ? "invalid_value" : "missing_required_parameter",
                    message.has("role")
                            ? "Invalid value: '" + role + "'. Supported values are: 'system', 'assistant', 'user',"
                                    + " 'function', 'tool', and 'developer'."
                            : "Missing required parameter: '" + place + ".role'.");
        }
        JsonNode content = message.path("content");
        boolean mayBeNull = role.equals("assistant");
        if (!content.isTextual() && !content.isArray() && !(mayBeNull && !message.hasNonNull("content"))) {
            throw ApiError.invalid(
                    place + ".content",
                    "invalid_type",
                    "Invalid type for '" + place + ".content': expected one of a string or array of objects, but got "
                            + (content.isMissingNode() || content.isNull() ? "null" : "something else") + " instead.");
        }
    }

    private static int inputTokens(JsonNode messages) {
        int tokens = TOKENS_OF_A_MESSAGE;
        for (JsonNode message : messages) {
            tokens += TOKENS_OF_A_MESSAGE + Words.tokens(message.path("content"));
        }
        return tokens;
    }

    private static void checkSampling(Fields fields, Model model, boolean anyTemperature) {
        fields.decimal("temperature", 0, 2);
        fields.decimal("top_p", 0, 1);
        fields.decimal("presence_penalty", -2, 2);
        fields.decimal("frequency_penalty", -2, 2);
        fields.metadata();
        if (!anyTemperature) {
            Effort.refuseOtherThanOne(model, fields, "temperature");
            Effort.refuseOtherThanOne(model, fields, "top_p");
        }
        Integer n = fields.whole("n", 1, 128);
        if (n != null && n > 1) {
            throw ApiError.invalid("n", "unsupported_value", "simulator: one choice is all that is played here.");
        }
    }

    private static void checkTools(Fields fields, Model model, String effort) {
        boolean newest = model.id().startsWith("gpt-6");
        if (fields.has("tools") && newest && (model.id().startsWith("gpt-6.1") || !effort.equals(Effort.NONE))) {
            throw ApiError.invalid(
                    "tools",
                    "unsupported_parameter",
                    "Function tools with reasoning_effort are not supported for " + model.id()
                            + " in /v1/chat/completions. Please use /v1/responses instead.");
        }
    }

    private static int maxTokens(Fields fields, Model model) {
        if (fields.has("max_tokens") && model.reasons()) {
            throw Effort.unsupported("max_tokens", "max_completion_tokens");
        }
        String name = fields.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        Integer most = fields.whole(name, 1, MOST);
        if (most != null && most > model.maxOutput()) {
            throw ApiError.invalid(
                    name,
                    "invalid_value",
                    name + " is too large: " + most + ". This model supports at most " + model.maxOutput()
                            + " completion tokens, whereas you provided " + most + ".");
        }
        return most == null ? model.maxOutput() : most;
    }

    private static @Nullable JsonNode formatOf(Fields fields) {
        Fields format = fields.object("response_format");
        if (!fields.has("response_format")) {
            return null;
        }
        return switch (format.oneOf("type", "", List.of("json_object", "json_schema", "text"))) {
            case "json_schema" -> {
                if (!format.has("json_schema")) {
                    throw format.missing("json_schema");
                }
                yield StrictSchema.of(format.node("json_schema"), "response_format.json_schema");
            }
            case "json_object" -> {
                if (!fields.node("messages").toString().toLowerCase(Locale.ROOT).contains("json")) {
                    throw ApiError.invalid(
                            "messages",
                            null,
                            "'messages' must contain the word 'json' in some form, to use 'response_format' of type"
                                    + " 'json_object'.");
                }
                yield ANY_OBJECT;
            }
            default -> null;
        };
    }
}
