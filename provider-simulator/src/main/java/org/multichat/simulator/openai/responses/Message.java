package org.multichat.simulator.openai.responses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.IntConsumer;
import org.multichat.simulator.openai.answer.Composed;
import org.multichat.simulator.openai.answer.Finish;
import org.multichat.simulator.openai.play.Ways;
import org.multichat.simulator.play.Settings;

/** Says the text of a response, piece by piece, with what it refers to. */
final class Message {

    /** Whether it breaks off after the first half, and how that is told. */
    enum Break {
        NONE,
        /** It just says no more. */
        SILENT,
        /** An {@code error} event says so. */
        ERROR
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Run run;
    private final Settings settings;
    private final String id = Responses.id("msg_");

    Message(Run run, Settings settings) {
        this.run = run;
        this.settings = settings;
    }

    /** @return whether all was said */
    boolean say(Composed composed, IntConsumer wrote, Break breaks) throws InterruptedException {
        boolean refusal = composed.finish() == Finish.REFUSAL;
        String kind = refusal ? "response.refusal" : "response.output_text";
        int index = run.add(item("in_progress", JSON.arrayNode()));
        run.log().say("response.output_item.added", Play.of(index, item("in_progress", JSON.arrayNode())));
        ObjectNode started = place(index);
        started.set("part", part(refusal, "", JSON.arrayNode()));
        run.log().say("response.content_part.added", started);
        StringBuilder said = new StringBuilder();
        int tokens = 0;
        for (Composed.Piece piece : composed.pieces()) {
            if (breaks == Break.ERROR && tokens >= composed.tokens().size() / 2) {
                run.log()
                        .say(
                                "error",
                                JSON.objectNode()
                                        .put("code", "server_error")
                                        .put("message", "An error occurred while processing your request.")
                                        .putNull("param"));
                return false;
            }
            run.pause(settings.duration(Ways.TOKEN).multipliedBy(piece.tokens()));
            tokens += piece.tokens();
            wrote.accept(piece.tokens());
            said.append(piece.text());
            run.replace(
                    index, item("in_progress", JSON.arrayNode().add(part(refusal, said.toString(), JSON.arrayNode()))));
            ObjectNode delta = place(index).put("delta", piece.text());
            if (!refusal) {
                delta.set("logprobs", JSON.arrayNode());
            }
            run.log().say(kind + ".delta", delta);
        }
        close(composed, index, refusal, breaks);
        return breaks == Break.NONE;
    }

    private void close(Composed composed, int index, boolean refusal, Break breaks) {
        ArrayNode annotations = annotations(composed);
        for (int number = 0; number < annotations.size(); number++) {
            ObjectNode added = place(index).put("annotation_index", number);
            added.set("annotation", annotations.get(number));
            run.log().say("response.output_text.annotation.added", added);
        }
        boolean whole = composed.finish() != Finish.LENGTH
                && composed.finish() != Finish.CONTENT_FILTER
                && breaks == Break.NONE;
        ObjectNode part = part(refusal, composed.text(), annotations);
        ObjectNode item =
                item(whole ? "completed" : "incomplete", JSON.arrayNode().add(part));
        run.replace(index, item);
        if (breaks != Break.NONE) {
            return;
        }
        run.log()
                .say(
                        refusal ? "response.refusal.done" : "response.output_text.done",
                        place(index).put(refusal ? "refusal" : "text", composed.text()));
        ObjectNode partDone = place(index);
        partDone.set("part", part);
        run.log().say("response.content_part.done", partDone);
        run.log().say("response.output_item.done", Play.of(index, item));
    }

    private static ArrayNode annotations(Composed composed) {
        ArrayNode annotations = JSON.arrayNode();
        composed.citations()
                .forEach(citation -> annotations.add(JSON.objectNode()
                        .put("type", "url_citation")
                        .put("url", citation.url())
                        .put("title", citation.title())
                        .put("start_index", citation.start())
                        .put("end_index", citation.end())));
        return annotations;
    }

    private ObjectNode place(int index) {
        return JSON.objectNode().put("item_id", id).put("output_index", index).put("content_index", 0);
    }

    private ObjectNode item(String status, ArrayNode content) {
        ObjectNode item = JSON.objectNode()
                .put("type", "message")
                .put("id", id)
                .put("role", "assistant")
                .put("status", status);
        item.set("content", content);
        return item;
    }

    private static ObjectNode part(boolean refusal, String text, ArrayNode annotations) {
        if (refusal) {
            return JSON.objectNode().put("type", "refusal").put("refusal", text);
        }
        ObjectNode part = JSON.objectNode().put("type", "output_text").put("text", text);
        part.set("annotations", annotations);
        part.set("logprobs", JSON.arrayNode());
        return part;
    }
}
