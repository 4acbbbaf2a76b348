package org.multichat.simulator.openai.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.openai.error.ApiError;

/** The models of {@code openai/models.json}, which keeps retired ones too: they are refused in words of their own. */
public final class Models {

    private static final List<Model> ALL = read();

    private Models() {}

    public static List<Model> all() {
        return ALL;
    }

    public static Optional<Model> named(String name) {
        return ALL.stream().filter(model -> model.isCalled(name)).findFirst();
    }

    /** The model a request asks for, if it still answers that day. */
    public static Model alive(String name, LocalDate today) {
        Model model = named(name)
                .orElseThrow(() -> ApiError.noSuchModel(
                        "The model `" + name + "` does not exist or you do not have access to it."));
        if (model.hasEnded(today)) {
            throw ApiError.noSuchModel("The model `" + name
                    + "` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations");
        }
        return model;
    }

    private static List<Model> read() {
        try (InputStream file = Models.class.getResourceAsStream("/openai/models.json")) {
            List<Model> models = new ArrayList<>();
            new ObjectMapper().readTree(file).forEach(model -> models.add(model(model)));
            return List.copyOf(models);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("openai/models.json is not in this build", unreadable);
        }
    }

    private static Model model(JsonNode node) {
        List<String> efforts = new ArrayList<>();
        node.path("efforts").forEach(effort -> efforts.add(effort.asText()));
        List<Price> prices = new ArrayList<>();
        node.path("prices").forEach(price -> prices.add(price(price)));
        String ends = textOf(node, "ends");
        return new Model(
                node.path("id").asText(),
                textOf(node, "snapshot"),
                ends == null ? null : LocalDate.parse(ends),
                node.path("kind").asText().equals("image"),
                List.copyOf(efforts),
                textOf(node, "effort"),
                node.path("context").asInt(),
                node.path("output").asInt(),
                node.path("longFrom").asInt(),
                List.copyOf(prices));
    }

    private static Price price(JsonNode node) {
        long input = micros(node, "input");
        return new Price(
                LocalDate.parse(node.path("from").asText()),
                input,
                micros(node, "cached"),
                node.has("cacheWrite") ? micros(node, "cacheWrite") : input,
                micros(node, "output"));
    }

    private static long micros(JsonNode price, String name) {
        return new BigDecimal(price.path(name).asText()).movePointRight(6).longValueExact();
    }

    private static @Nullable String textOf(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : null;
    }
}
