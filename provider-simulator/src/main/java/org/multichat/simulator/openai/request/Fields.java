package org.multichat.simulator.openai.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.openai.error.ApiError;

/**
 * The fields of an object of a request, each asked for with the type it has to have. {@code null} counts as left out.
 */
public final class Fields {

    private final JsonNode object;
    private final String prefix;

    private Fields(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    public static Fields of(Optional<JsonNode> body) {
        JsonNode object = body.filter(JsonNode::isObject)
                .orElseThrow(() -> ApiError.invalid(
                        null,
                        null,
                        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using"
                                + " your HTTP library correctly. The OpenAI API expects a JSON payload, but what was"
                                + " sent was not valid JSON.)"));
        return new Fields(object, "");
    }

    public void refuseOthersThan(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ApiError.invalid(
                        prefix + name, "unknown_parameter", "Unknown parameter: '" + prefix + name + "'.");
            }
        });
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    public JsonNode node(String name) {
        return object.path(name);
    }

    public JsonNode whole() {
        return object;
    }

    public Fields object(String name) {
        JsonNode node = object.path(name);
        if (has(name) && !node.isObject()) {
            throw wrongType(name, "an object");
        }
        return new Fields(node, prefix + name + ".");
    }

    public String needed(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> text(String name) {
        if (has(name) && !object.path(name).isTextual()) {
            throw wrongType(name, "a string");
        }
        return has(name) ? Optional.of(object.path(name).asText()) : Optional.empty();
    }

    public String oneOf(String name, String usual, List<String> values) {
        String value = text(name).orElse(usual);
        if (!values.contains(value)) {
            throw ApiError.invalid(
                    prefix + name,
                    "invalid_value",
                    "Invalid value: '" + value + "'. Supported values are: " + listed(values) + ".");
        }
        return value;
    }

    public boolean flag(String name, boolean usual) {
        if (has(name) && !object.path(name).isBoolean()) {
            throw wrongType(name, "a boolean");
        }
        return object.path(name).asBoolean(usual);
    }

    public @Nullable Integer whole(String name, int least, int most) {
        if (!has(name)) {
            return null;
        }
        JsonNode node = object.path(name);
        if (!node.isIntegralNumber()) {
            throw wrongType(name, "an integer");
        }
        if (node.asLong() < least) {
            throw outOf(
                    "integer_below_min_value", name, "integer below minimum value. Expected a value >= " + least, node);
        }
        if (node.asLong() > most) {
            throw outOf(
                    "integer_above_max_value", name, "integer above maximum value. Expected a value <= " + most, node);
        }
        return node.asInt();
    }

    public void decimal(String name, int least, int most) {
        if (!has(name)) {
            return;
        }
        JsonNode node = object.path(name);
        if (!node.isNumber()) {
            throw wrongType(name, "a decimal");
        }
        if (node.asDouble() < least) {
            throw outOf(
                    "decimal_below_min_value", name, "decimal below minimum value. Expected a value >= " + least, node);
        }
        if (node.asDouble() > most) {
            throw outOf(
                    "decimal_above_max_value", name, "decimal above maximum value. Expected a value <= " + most, node);
        }
    }

    /** At most 16 pairs of texts, as everywhere in this API. */
    public JsonNode metadata() {
        JsonNode metadata = object.path("metadata");
        if (!has("metadata")) {
            return JsonNodeFactory.instance.objectNode();
        }
        boolean texts = metadata.isObject()
                && metadata.properties().stream()
                        .allMatch(pair -> pair.getValue().isTextual());
        if (!texts) {
            throw wrongType("metadata", "a map of strings to strings");
        }
        if (metadata.size() > 16) {
            throw ApiError.invalid(
                    "metadata",
                    "object_above_max_properties",
                    "Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an"
                            + " object with " + metadata.size() + " properties instead.");
        }
        return metadata;
    }

    public ApiError missing(String name) {
        return ApiError.invalid(
                prefix + name, "missing_required_parameter", "Missing required parameter: '" + prefix + name + "'.");
    }

    public ApiError wrongType(String name, String wanted) {
        return ApiError.invalid(
                prefix + name,
                "invalid_type",
                "Invalid type for '" + prefix + name + "': expected " + wanted + ", but got "
                        + typeOf(object.path(name)) + " instead.");
    }

    static String listed(List<String> values) {
        return String.join(", ", values.stream().map(value -> "'" + value + "'").toList());
    }

    private ApiError outOf(String code, String name, String what, JsonNode got) {
        return ApiError.invalid(
                prefix + name, code, "Invalid '" + prefix + name + "': " + what + ", but got " + got + " instead.");
    }

    private static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NUMBER -> node.isIntegralNumber() ? "an integer" : "a decimal";
            case OBJECT -> "an object";
            case STRING -> "a string";
            default -> "null";
        };
    }
}
