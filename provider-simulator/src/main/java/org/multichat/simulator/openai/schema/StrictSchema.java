package org.multichat.simulator.openai.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.multichat.simulator.openai.error.ApiError;

/**
 * Which JSON schemas are taken for structured output: the strict subset, with OpenAI's words for what is outside of it.
 */
public final class StrictSchema {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final List<String> NOT_PERMITTED = List.of(
            "allOf",
            "not",
            "oneOf",
            "if",
            "then",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "patternProperties");
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");
    private static final int MAX_DEPTH = 10;

    private final JsonNode root;
    private final String name;
    private final String param;

    private StrictSchema(JsonNode root, String name, String param) {
        this.root = root;
        this.name = name;
        this.param = param;
    }

    /**
     * The schema inside {@code format}, which is {@code json_schema} of a chat or {@code text.format} of a response.
     */
    public static JsonNode of(JsonNode format, String param) {
        String name = format.path("name").asText();
        if (!format.hasNonNull("name")) {
            throw ApiError.invalid(
                    param + ".name", "missing_required_parameter", "Missing required parameter: '" + param + ".name'.");
        }
        if (!NAME.matcher(name).matches()) {
            throw ApiError.invalid(
                    param + ".name",
                    "invalid_value",
                    "Invalid '" + param + ".name': string does not match pattern. Expected a string that matches the"
                            + " pattern '^[a-zA-Z0-9_-]+$' of at most 64 characters.");
        }
        JsonNode schema = format.path("schema");
        if (!schema.isObject()) {
            throw ApiError.invalid(
                    param + ".schema",
                    "missing_required_parameter",
                    "Missing required parameter: '" + param + ".schema'.");
        }
        if (format.path("strict").asBoolean(false)) {
            new StrictSchema(schema, name, param).checkRoot();
        }
        return schema;
    }

    private void checkRoot() {
        if (!root.path("type").asText().equals("object")) {
            throw bad(
                    List.of(),
                    "schema must be a JSON Schema of 'type: \"object\"', got 'type: \""
                            + (root.has("type") ? root.path("type").asText() : "None") + "\"'.");
        }
        if (root.has("anyOf")) {
            throw bad(List.of(), "'anyOf' is not permitted at the root.");
        }
        check(root, List.of());
        for (String place : List.of("$defs", "definitions")) {
            root.path(place).properties().forEach(one -> check(one.getValue(), List.of(place, one.getKey())));
        }
    }

    private void check(JsonNode schema, List<String> path) {
        if (path.size() > 2 * MAX_DEPTH) {
            throw bad(path, "schema exceeds the limit of " + MAX_DEPTH + " levels of nesting.");
        }
        if (!schema.isObject()) {
            throw bad(path, "schema must be an object.");
        }
        NOT_PERMITTED.stream().filter(schema::has).findFirst().ifPresent(word -> {
            throw bad(path, "'" + word + "' is not permitted.");
        });
        if (schema.has("$ref")) {
            if (schema.path("$ref").asText().startsWith("#") && resolved(schema).isMissingNode()) {
                throw bad(path, "reference '" + schema.path("$ref").asText() + "' can not be resolved.");
            }
            return;
        }
        if (schema.has("anyOf")) {
            int number = 0;
            for (JsonNode one : schema.path("anyOf")) {
                check(one, with(path, "anyOf", Integer.toString(number++)));
            }
            return;
        }
        List<String> types = typesOf(schema);
        if (types.isEmpty() && !schema.has("enum") && !schema.has("const")) {
            throw bad(path, "schema must have a 'type' key.");
        }
        types.stream().filter(type -> !TYPES.contains(type)).findFirst().ifPresent(type -> {
            throw bad(path, "'" + type + "' is not valid under any of the given schemas.");
        });
        if (types.contains("object")) {
            checkObject(schema, path);
        }
        if (types.contains("array")) {
            if (!schema.has("items")) {
                throw bad(path, "array schema missing items.");
            }
            check(schema.path("items"), with(path, "items"));
        }
    }

    private void checkObject(JsonNode schema, List<String> path) {
        JsonNode additional = schema.path("additionalProperties");
        if (!additional.isBoolean() || additional.asBoolean()) {
            throw bad(path, "'additionalProperties' is required to be supplied and to be false.");
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(one -> required.add(one.asText()));
        Set<String> properties = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        for (String property : properties) {
            if (!required.contains(property)) {
                throw bad(
                        path,
                        "'required' is required to be supplied and to be an array including every key in"
                                + " properties. Missing '" + property + "'.");
            }
        }
        if (!properties.containsAll(required)) {
            throw bad(path, "Extra required key supplied that is not in properties.");
        }
        schema.path("properties")
                .properties()
                .forEach(one -> check(one.getValue(), with(path, "properties", one.getKey())));
    }

    private JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asText();
        return ref.equals("#") ? root : root.at(ref.substring(1));
    }

    static List<String> typesOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> types = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asText()));
        } else if (type.isTextual()) {
            types.add(type.asText());
        }
        return types;
    }

    private ApiError bad(List<String> path, String what) {
        String where = path.isEmpty()
                ? "()"
                : "("
                        + String.join(
                                ", ",
                                path.stream().map(step -> "'" + step + "'").toList()) + ")";
        String message = "Invalid schema for response_format '" + name + "': In context=" + where + ", " + what;
        return param.startsWith("text")
                ? ApiError.invalid(param + ".schema", "invalid_json_schema", message)
                : ApiError.invalid("response_format", null, message);
    }

    private static List<String> with(List<String> path, String... more) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(List.of(more));
        return longer;
    }
}
