package org.multichat.simulator.openai.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.openai.answer.Composed;
import org.multichat.simulator.openai.answer.Finish;
import org.multichat.simulator.openai.model.Usage;
import org.multichat.simulator.openai.request.Dialect;

/** One completion as JSON: whole, or in chunks, with what each kind of server adds. */
final class ChatWords {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String id;
    private final long created;
    private final ChatRequest request;
    private final Dialect dialect;

    ChatWords(String id, long created, ChatRequest request, Dialect dialect) {
        this.id = id;
        this.created = created;
        this.request = request;
        this.dialect = dialect;
    }

    ObjectNode whole(Composed composed, Usage usage, boolean usageTold) {
        ObjectNode message = JSON.objectNode().put("role", "assistant");
        boolean refused = composed.finish() == Finish.REFUSAL;
        message.put("content", refused ? null : composed.text());
        if (!dialect.isLocal()) {
            message.put("refusal", refused ? composed.text() : null);
            message.set("annotations", JSON.arrayNode());
        } else if (refused) {
            message.put("content", composed.text());
        }
        ObjectNode choice = JSON.objectNode().put("index", 0);
        choice.set("message", message);
        if (!dialect.isLocal()) {
            choice.putNull("logprobs");
        }
        choice.put("finish_reason", composed.finish().word());
        ObjectNode whole = head("chat.completion");
        whole.set("choices", JSON.arrayNode().add(choice));
        if (usageTold) {
            whole.set("usage", usage(usage));
        }
        tail(whole, composed);
        return whole;
    }

    ObjectNode beginning(boolean emptyFinish) {
        ObjectNode delta = JSON.objectNode().put("role", "assistant").put("content", "");
        if (dialect == Dialect.OPENAI) {
            delta.putNull("refusal");
        }
        return chunk(delta, emptyFinish ? "" : null);
    }

    ObjectNode piece(String text, Finish finish, boolean emptyFinish) {
        boolean refusal = finish == Finish.REFUSAL && !dialect.isLocal();
        return chunk(JSON.objectNode().put(refusal ? "refusal" : "content", text), emptyFinish ? "" : null);
    }

    /** What some local servers show of the thinking. */
    ObjectNode thinking(String text) {
        return chunk(JSON.objectNode().put("content", "").put("reasoning", text), null);
    }

    ObjectNode ending(Composed composed) {
        ObjectNode chunk = chunk(JSON.objectNode(), composed.finish().word());
        tail(chunk, composed);
        return chunk;
    }

    ObjectNode usageChunk(Usage usage) {
        ObjectNode chunk = head("chat.completion.chunk");
        chunk.set("choices", JSON.arrayNode());
        chunk.set("usage", usage(usage));
        return chunk;
    }

    private ObjectNode chunk(ObjectNode delta, @Nullable String finish) {
        ObjectNode choice = JSON.objectNode().put("index", 0);
        choice.set("delta", delta);
        if (!dialect.isLocal()) {
            choice.putNull("logprobs");
        }
        choice.put("finish_reason", finish);
        ObjectNode chunk = head("chat.completion.chunk");
        chunk.set("choices", JSON.arrayNode().add(choice));
        if (request.usageWanted()) {
            chunk.putNull("usage");
        }
        if (request.obfuscated() && dialect == Dialect.OPENAI) {
            chunk.put("obfuscation", "k3x9q2".substring(0, 1 + delta.toString().length() % 6));
        }
        return chunk;
    }

    private ObjectNode head(String object) {
        ObjectNode head = JSON.objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", request.model().answersAs());
        if (dialect == Dialect.OLLAMA) {
            head.put("system_fingerprint", "fp_ollama");
        } else if (!dialect.isLocal()) {
            head.put("service_tier", "default").putNull("system_fingerprint");
        }
        return head;
    }

    private void tail(ObjectNode last, Composed composed) {
        if (dialect == Dialect.LLAMA_CPP) {
            last.set(
                    "timings",
                    JSON.objectNode()
                            .put("prompt_n", request.inputTokens())
                            .put("predicted_n", composed.tokens().size())
                            .put("predicted_ms", 12.5 * composed.tokens().size()));
        }
    }

    private ObjectNode usage(Usage usage) {
        ObjectNode told = JSON.objectNode()
                .put("prompt_tokens", usage.input())
                .put("completion_tokens", usage.output())
                .put("total_tokens", usage.total());
        if (!dialect.isLocal()) {
            ObjectNode prompt =
                    JSON.objectNode().put("cached_tokens", usage.cached()).put("audio_tokens", 0);
            if (usage.cacheWritten() > 0) {
                prompt.put("cache_write_tokens", usage.cacheWritten());
            }
            told.set("prompt_tokens_details", prompt);
            told.set(
                    "completion_tokens_details",
                    JSON.objectNode()
                            .put("reasoning_tokens", usage.reasoning())
                            .put("audio_tokens", 0)
                            .put("accepted_prediction_tokens", 0)
                            .put("rejected_prediction_tokens", 0));
        }
        return told;
    }
}
