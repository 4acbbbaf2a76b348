package org.multichat.research.openai;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.provider.openai.Message;
import org.multichat.provider.openai.ModelRequest;

/**
 * The model that writes, and how it is asked.
 *
 * @param isOpenAis whether it is one of OpenAI's own
 * @param effort how much it thinks; nothing where that is not said
 * @param wish what an operator tells it beyond the task
 */
record Model(
        String name,
        boolean isOpenAis,
        @Nullable String effort,
        @Nullable String wish) {

    /** Still without a bound on what it writes. */
    ModelRequest request(UUID id, List<Message> messages, ModelRequest.@Nullable Schema schema) {
        return new ModelRequest(id, name, messages, 0, schema, effort, null, isOpenAis);
    }

    static ModelRequest bounded(ModelRequest request, int tokens) {
        return new ModelRequest(
                request.id(),
                request.model(),
                request.messages(),
                tokens,
                request.schema(),
                request.effort(),
                request.temperature(),
                request.isOpenAis());
    }

    Model named(String other) {
        return new Model(other, isOpenAis, effort, wish);
    }
}
