package org.multichat.simulator.openai.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** {@code GET /models}: the models that answer today, each with the day on which it no longer will. */
public final class ModelList {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ModelList() {}

    public static ObjectNode of(LocalDate today) {
        ArrayNode data = JSON.arrayNode();
        Models.all().stream().filter(model -> !model.hasEnded(today)).forEach(model -> data.add(one(model)));
        ObjectNode list = JSON.objectNode().put("object", "list");
        list.set("data", data);
        return list;
    }

    public static ObjectNode one(Model model) {
        long created = model.prices().isEmpty()
                ? 0
                : model.prices().getFirst().from().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return JSON.objectNode()
                .put("id", model.id())
                .put("object", "model")
                .put("created", created)
                .put("owned_by", "openai")
                .put("shutdown_date", model.ends() == null ? null : model.ends().toString());
    }
}
