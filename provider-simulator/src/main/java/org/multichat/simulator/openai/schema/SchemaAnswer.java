package org.multichat.simulator.openai.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.openai.text.Assignment;
import org.multichat.simulator.openai.text.Prose;

/** Writes JSON that satisfies a schema and has to do with the prompt. The same prompt and schema give the same JSON. */
public final class SchemaAnswer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 12;
    private static final int ITEMS = 4;
    private static final int MAX_ITEMS = 50;

    private final JsonNode root;
    private final String prompt;
    private final Assignment assignment;
    private final long seed;
    private final @Nullable String outsideLabel;
    private int said;

    private SchemaAnswer(JsonNode root, String prompt, long seed, @Nullable String outsideLabel) {
        this.root = root;
        this.prompt = prompt;
        this.assignment = Assignment.of(prompt);
        this.seed = seed;
        this.outsideLabel = outsideLabel;
    }

    public static JsonNode of(JsonNode schema, String prompt, long seed) {
        return new SchemaAnswer(schema, prompt, seed, null).value(schema, "", 0);
    }

    /**
     * As {@link #of}, but every choice from an enum falls outside of it: what strict output should exclude and servers
     * do.
     */
    public static JsonNode outside(JsonNode schema, String prompt, long seed, String label) {
        return new SchemaAnswer(schema, prompt, seed, label).value(schema, "", 0);
    }

    private JsonNode value(JsonNode schema, String name, int depth) {
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asText();
            return depth > MAX_DEPTH
                    ? JSON.nullNode()
                    : value(ref.equals("#") ? root : root.at(ref.substring(1)), name, depth + 1);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return choice(schema.path("enum"));
        }
        if (schema.has("anyOf")) {
            return value(oneOf(schema.path("anyOf"), depth), name, depth + 1);
        }
        List<String> types = StrictSchema.typesOf(schema);
        String type = types.contains("null") && (depth > MAX_DEPTH || types.size() == 1)
                ? "null"
                : types.stream().filter(one -> !one.equals("null")).findFirst().orElse("object");
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "integer", "number" -> number(schema, name, type.equals("integer"));
            case "boolean" -> JSON.booleanNode(Math.floorMod(seed + name.hashCode(), 3) != 0);
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text(schema, name));
        };
    }

    private JsonNode choice(JsonNode values) {
        if (outsideLabel != null) {
            return JSON.textNode(outsideLabel);
        }
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        Optional<String> route = Labels.choose(texts, prompt);
        return route.isPresent()
                ? values.get(texts.indexOf(route.get()))
                : values.get((int) Math.floorMod(seed, (long) values.size()));
    }

    private static JsonNode oneOf(JsonNode schemas, int depth) {
        boolean ending = depth > MAX_DEPTH;
        for (JsonNode schema : schemas) {
            if (ending == StrictSchema.typesOf(schema).contains("null")) {
                return schema;
            }
        }
        return schemas.path(0);
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties")
                .properties()
                .forEach(one -> object.set(one.getKey(), value(one.getValue(), one.getKey(), depth + 1)));
        return object;
    }

    private ArrayNode array(JsonNode schema, String name, int depth) {
        int most = schema.path("maxItems").asInt(MAX_ITEMS);
        int least = schema.path("minItems").asInt(0);
        int size = depth > MAX_DEPTH
                ? least
                : Math.clamp(
                        ITEMS, Math.min(least, MAX_ITEMS), Math.clamp(most, Math.min(least, MAX_ITEMS), MAX_ITEMS));
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            array.add(value(schema.path("items"), name, depth + 1));
        }
        return array;
    }

    private JsonNode number(JsonNode schema, String name, boolean whole) {
        BigDecimal wanted = name.toLowerCase(Locale.ROOT).contains("confiden")
                        || name.toLowerCase(Locale.ROOT).contains("probab")
                ? new BigDecimal("0.93")
                : BigDecimal.valueOf(1 + Math.floorMod(seed + name.hashCode(), 5L));
        BigDecimal least = bound(schema, "minimum", "exclusiveMinimum", 1);
        BigDecimal most = bound(schema, "maximum", "exclusiveMaximum", -1);
        if (least != null && wanted.compareTo(least) < 0) {
            wanted = least;
        }
        if (most != null && wanted.compareTo(most) > 0) {
            wanted = most;
        }
        JsonNode multiple = schema.path("multipleOf");
        if (multiple.isNumber() && multiple.decimalValue().signum() > 0) {
            wanted = wanted.divideToIntegralValue(multiple.decimalValue()).multiply(multiple.decimalValue());
        }
        return whole ? JSON.numberNode(wanted.longValue()) : JSON.numberNode(wanted);
    }

    private static @Nullable BigDecimal bound(JsonNode schema, String inclusive, String exclusive, int inwards) {
        if (schema.path(inclusive).isNumber()) {
            return schema.path(inclusive).decimalValue();
        }
        return schema.path(exclusive).isNumber()
                ? schema.path(exclusive).decimalValue().add(new BigDecimal(inwards).movePointLeft(3))
                : null;
    }

    private String text(JsonNode schema, String name) {
        String text = switch (schema.path("format").asText()) {
            case "date" -> "2026-11-01";
            case "date-time" -> "2026-11-01T12:00:00Z";
            case "time" -> "12:00:00Z";
            case "duration" -> "PT5M";
            case "email" -> "someone@example.org";
            case "uuid" -> "0197f3c2-5b1e-7c00-8a00-000000000001";
            case "hostname" -> "example.org";
            default -> words(name.toLowerCase(Locale.ROOT));
        };
        int most = schema.path("maxLength").asInt(text.length());
        return text.length() > most ? text.substring(0, most) : text;
    }

    private String words(String name) {
        int number = said++;
        return name.contains("title") || name.contains("head") || name.contains("section") || name.contains("name")
                ? Prose.title(assignment, number)
                : Prose.sentence(assignment, seed + number);
    }
}
