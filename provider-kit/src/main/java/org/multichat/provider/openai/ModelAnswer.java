package org.multichat.provider.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.provider.rest.JsonBody;

/**
 * A model's whole answer.
 *
 * @param id by which the provider knows it; empty where it gave none
 * @param status {@code completed}, {@code incomplete}, {@code failed}, {@code cancelled}, {@code queued},
 *     {@code in_progress}; whatever else a provider says is taken for {@code in_progress}
 * @param text what it wrote
 * @param refusal what it said instead, where it would not
 * @param reason why it is incomplete or failed, such as {@code length}, {@code content_filter}, {@code server_error}
 * @param usage nothing where the provider did not tell
 */
public record ModelAnswer(
        String id,
        Status status,
        String text,
        @Nullable String refusal,
        @Nullable String reason,
        @Nullable TokenUsage usage) {

    /** How far it has come. */
    public enum Status {
        RUNNING,
        COMPLETED,
        INCOMPLETE,
        FAILED,
        CANCELLED;

        public boolean isEnd() {
            return this != RUNNING;
        }

        static Status of(String word) {
            return switch (word) {
                case "completed" -> COMPLETED;
                case "incomplete" -> INCOMPLETE;
                case "failed" -> FAILED;
                case "cancelled", "canceled" -> CANCELLED;
                default -> RUNNING;
            };
        }
    }

    /** Of a chat completion. */
    static ModelAnswer ofChat(JsonBody completion) {
        JsonBody choice = completion.list("choices").stream().findFirst().orElseGet(() -> completion.at("choices"));
        JsonBody message = choice.at("message");
        String finish = choice.text("finish_reason").orElse("stop");
        return new ModelAnswer(
                completion.text("id").orElse(""),
                statusOf(finish),
                message.text("content").orElse(""),
                message.text("refusal").orElse(null),
                finish.equals("stop") ? null : finish,
                TokenUsage.of(completion.at("usage")).orElse(null));
    }

    static Status statusOf(String finishReason) {
        return switch (finishReason) {
            case "length", "content_filter" -> Status.INCOMPLETE;
            default -> Status.COMPLETED;
        };
    }

    /** Of a response object. */
    static ModelAnswer ofResponse(JsonBody response) {
        StringBuilder text = new StringBuilder();
        List<String> refusals = new ArrayList<>();
        for (JsonBody item : response.list("output")) {
            for (JsonBody part : item.list("content")) {
                if (part.text("type").filter("output_text"::equals).isPresent()) {
                    text.append(part.text("text").orElse(""));
                }
                part.text("refusal").ifPresent(refusals::add);
            }
        }
        Optional<String> reason = response.at("incomplete_details")
                .text("reason")
                .or(() -> response.at("error").text("code"))
                .or(() -> response.at("error").text("message"));
        return new ModelAnswer(
                response.text("id").orElse(""),
                Status.of(response.text("status").orElse("")),
                text.toString(),
                refusals.isEmpty() ? null : String.join(" ", refusals),
                reason.orElse(null),
                TokenUsage.of(response.at("usage")).orElse(null));
    }
}
