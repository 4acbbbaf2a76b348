package org.multichat.simulator.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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

/** A response that may be made: everything that OpenAI would refuse has been refused. */
record ResponseRequest(
        JsonNode body,
        Model model,
        int inputTokens,
        @Nullable Integer maxTokens,
        @Nullable Integer maxToolCalls,
        String effort,
        @Nullable JsonNode schema,
        JsonNode metadata,
        boolean background,
        boolean streamed) {

    private static final Set<String> KNOWN =
            Set.of(("background conversation include input instructions max_output_tokens max_tool_calls metadata model"
                            + " parallel_tool_calls previous_response_id prompt prompt_cache_key prompt_cache_retention"
                            + " reasoning safety_identifier service_tier store stream stream_options temperature text"
                            + " tool_choice tools top_logprobs top_p truncation user")
                    .split(" "));
    private static final int LEAST_OUTPUT = 16;
    private static final int MOST_TOOL_CALLS = 1_000;
    private static final int TOKENS_OF_AN_ITEM = 3;

    static ResponseRequest of(Fields fields, Model model, boolean anyTemperature) {
        fields.refuseOthersThan(KNOWN);
        if (model.drawing()) {
            throw ApiError.invalid(
                    "model", null, "The requested model '" + model.id() + "' does not support the Responses API.");
        }
        if (!fields.has("input") && !fields.has("previous_response_id")) {
            throw fields.missing("input");
        }
        JsonNode input = fields.node("input");
        if (fields.has("input") && !input.isTextual() && !input.isArray()) {
            throw fields.wrongType("input", "one of a string or an array of input items");
        }
        fields.decimal("temperature", 0, 2);
        fields.decimal("top_p", 0, 1);
        if (!anyTemperature) {
            Effort.refuseOtherThanOne(model, fields, "temperature");
            Effort.refuseOtherThanOne(model, fields, "top_p");
        }
        fields.oneOf("truncation", "disabled", List.of("auto", "disabled"));
        Integer most = fields.whole("max_output_tokens", LEAST_OUTPUT, model.maxOutput());
        Fields format = fields.object("text").object("format");
        String type = format.oneOf("type", "text", List.of("text", "json_object", "json_schema"));
        return new ResponseRequest(
                fields.whole(),
                model,
                tokens(input) + Tokens.count(fields.text("instructions").orElse("")),
                most,
                fields.whole("max_tool_calls", 1, MOST_TOOL_CALLS),
                Effort.of(model, fields.object("reasoning").text("effort"), "reasoning.effort"),
                type.equals("json_schema") ? StrictSchema.of(fields.node("text").path("format"), "text.format") : null,
                fields.metadata(),
                fields.flag("background", false),
                fields.flag("stream", false));
    }

    String prompt() {
        return Words.lastOfUser(body.path("input"));
    }

    String transcript() {
        return body.path("instructions").asText() + body.path("input");
    }

    /** Whether it has to be there for as long as OpenAI keeps anything. */
    boolean storedOnPurpose() {
        return body.path("store").asBoolean(false);
    }

    /** Whether nobody may ask for it once it is answered. */
    boolean notStored() {
        return body.path("store").isBoolean() && !body.path("store").asBoolean();
    }

    boolean searches() {
        for (JsonNode tool : body.path("tools")) {
            if (tool.path("type").asText().startsWith("web_search")) {
                return !body.path("tool_choice").asText().equals("none");
            }
        }
        return false;
    }

    boolean sourcesWanted() {
        return body.path("include").toString().contains("web_search_call.action.sources");
    }

    /** Of the web search: {@code low}, {@code medium} or {@code high}. */
    String searchContext() {
        for (JsonNode tool : body.path("tools")) {
            if (tool.path("search_context_size").isTextual()) {
                return tool.path("search_context_size").asText().toLowerCase(Locale.ROOT);
            }
        }
        return "medium";
    }

    List<String> allowedDomains() {
        List<String> domains = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            tool.path("filters").path("allowed_domains").forEach(domain -> domains.add(domain.asText()));
        }
        return domains;
    }

    private static int tokens(JsonNode input) {
        if (input.isTextual()) {
            return TOKENS_OF_AN_ITEM + Tokens.count(input.asText());
        }
        int tokens = TOKENS_OF_AN_ITEM;
        for (JsonNode item : input) {
            tokens += TOKENS_OF_AN_ITEM + Words.tokens(item.path("content"));
        }
        return tokens;
    }
}
