package org.multichat.provider.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.provider.call.ProviderFailure.Nonsense;

/**
 * An object of JSON that somebody else wrote. It is asked for what is needed and may be silent about the rest: members
 * may be missing, null, of another kind, or numbers written as texts.
 */
public final class JsonBody {

    private static final int MAX_DEPTH = 64;
    /** A picture as base64 is one string. */
    private static final int MAX_STRING_CHARS = 64 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING_CHARS)
                    .build())
            .build());

    private final JsonNode node;

    private JsonBody(JsonNode node) {
        this.node = node;
    }

    /** @throws Nonsense when it is no JSON object */
    public static JsonBody of(InputStream body, int maxBytes) {
        return of(Bodies.read(body, maxBytes));
    }

    /** @throws Nonsense when it is no JSON object */
    public static JsonBody of(byte[] body) {
        return find(body).orElseThrow(() -> new Nonsense("answered with something that is no JSON object"));
    }

    /** The object, if it is one: the body of an error may be a page. */
    public static Optional<JsonBody> find(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node != null && node.isObject() ? Optional.of(new JsonBody(node)) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
    }

    /** The member of that name, an empty object where there is none. */
    public JsonBody at(String name) {
        return new JsonBody(node.path(name));
    }

    /** Whether there is anything here at all. */
    public boolean isObject() {
        return node.isObject();
    }

    /** The elements of an array, none where it is not one. */
    public List<JsonBody> list(String name) {
        List<JsonBody> elements = new ArrayList<>();
        node.path(name).forEach(element -> elements.add(new JsonBody(element)));
        return elements;
    }

    /** The texts of an array of texts. */
    public List<String> texts(String name) {
        return list(name).stream()
                .map(element -> element.node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    /** A text that is not empty; a number is taken for its digits. */
    public Optional<String> text(String name) {
        JsonNode member = node.path(name);
        return member.isValueNode() && !member.isNull()
                ? Optional.of(member.asText()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** A number, also one that is written as a text. */
    public Optional<BigDecimal> number(String name) {
        return text(name).map(JsonBody::numberOf);
    }

    /** A whole number that is not negative; whatever else is there counts as nothing. */
    public Optional<Long> count(String name) {
        return number(name)
                .filter(number -> number.signum() >= 0 && number.precision() - number.scale() <= 18)
                .map(BigDecimal::longValue);
    }

    public boolean isTrue(String name) {
        return node.path(name).asBoolean(false);
    }

    private static @Nullable BigDecimal numberOf(String text) {
        try {
            // Longer ones are no quantities but traps: 1e999999999 takes minutes to write out.
            BigDecimal number = text.length() <= 40 ? new BigDecimal(text.strip()) : null;
            return number == null || Math.abs(number.scale()) > 40 ? null : number;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** As JSON; for tests and for handing on a part. Never for logs: it may hold a prompt. */
    @Override
    public String toString() {
        return node.toString();
    }
}
