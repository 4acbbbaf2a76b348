package org.multichat.router.openai;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.multichat.provider.openai.ModelAnswer;
import org.multichat.provider.rest.JsonBody;
import org.multichat.router.prompt.Modality;

/** What a model said, taken apart: it was somebody's prompt that it answered, so nothing in it is believed. */
sealed interface Said {

    /** One of the set, with a sentence that is fit to be shown as plain text. */
    record Label(Modality modality, String reason) implements Said {}

    /** A label, but none of the set. */
    record OutsideTheSet() implements Said {}

    /** Nothing that could be used. */
    record Nothing(String because) implements Said {}

    int MAX_REASON_CHARS = 120;

    /** Controls, halves of characters, and what turns or hides letters. */
    Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    Pattern SPACES = Pattern.compile("\\s+");

    static Said of(ModelAnswer answer) {
        if (answer.refusal() != null) {
            return new Nothing("it declined");
        }
        if (answer.status() != ModelAnswer.Status.COMPLETED) {
            return new Nothing("its answer is not whole");
        }
        Optional<JsonBody> body = JsonBody.find(answer.text().getBytes(StandardCharsets.UTF_8));
        Optional<String> label = body.flatMap(object -> object.text("modality"));
        if (label.isEmpty()) {
            return new Nothing("its answer cannot be understood");
        }
        return Arrays.stream(Modality.values())
                .filter(modality -> modality.name().equals(label.get()))
                .findFirst()
                .<Said>map(modality -> new Label(modality, reasonOf(body.get(), modality)))
                .orElseGet(OutsideTheSet::new);
    }

    private static String reasonOf(JsonBody body, Modality modality) {
        return body.text("reason")
                .map(Said::shown)
                .filter(reason -> !reason.isEmpty())
                .orElseGet(() -> "It asks for %s.".formatted(modality.words()));
    }

    /** One line of plain text, cut where it is too long. */
    private static String shown(String reason) {
        String spaced = SPACES.matcher(reason).replaceAll(" ");
        String line = NOT_SHOWN.matcher(spaced).replaceAll("").strip();
        return line.codePointCount(0, line.length()) <= MAX_REASON_CHARS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_REASON_CHARS - 1))
                                .strip() + "…";
    }
}
