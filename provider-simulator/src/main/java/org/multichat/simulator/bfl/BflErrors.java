package org.multichat.simulator.bfl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.ErrorShape;

/** Errors as FastAPI words them. */
final class BflErrors implements ErrorShape {

    static final BflErrors SHAPE = new BflErrors();

    private BflErrors() {}

    @Override
    public Answer.Whole refusal(int status, @Nullable String code, @Nullable String message) {
        if (status == 422) {
            ArrayNode wrong = Answer.Json.MAPPER.createArrayNode();
            wrong.add(Field.said(
                    "prompt",
                    new Field.Fault("value_error", message == null ? "Value error, refused" : message),
                    Answer.Json.MAPPER.nullNode()));
            return invalid(wrong);
        }
        return Answer.json(status, detail(message == null ? words(status) : message));
    }

    static Answer.Whole invalid(ArrayNode wrong) {
        ObjectNode body = Answer.Json.MAPPER.createObjectNode();
        body.set("detail", wrong);
        return Answer.json(422, body);
    }

    static Answer.Whole notJson() {
        ArrayNode wrong = Answer.Json.MAPPER.createArrayNode();
        ObjectNode said = wrong.addObject();
        said.putArray("loc").add("body").add(0);
        said.put("msg", "JSON decode error").put("type", "json_invalid");
        said.putObject("input");
        said.putObject("ctx").put("error", "Expecting value");
        return invalid(wrong);
    }

    private static ObjectNode detail(String text) {
        return Answer.Json.MAPPER.createObjectNode().put("detail", text);
    }

    private static String words(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 402 -> "Insufficient credits. Please add credits to your account.";
            case 403 -> "Not authenticated - Invalid Authentication";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 429 -> "Too many active tasks. Please wait for your tasks to finish.";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Error " + status;
        };
    }
}
