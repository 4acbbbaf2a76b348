package org.multichat.image.bfl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.call.ProviderProblems;
import org.multichat.provider.reply.Reply;
import org.multichat.provider.rest.JsonBody;
import org.multichat.provider.setting.ApiKey;

/** What their refusals say to a person. */
final class BflErrors {

    private static final int MOST_FIELDS = 3;
    private static final int MOST_CHARS = 300;

    private final Optional<ApiKey> key;

    BflErrors(Optional<ApiKey> key) {
        this.key = key;
    }

    /** Of the submission: what may have been done may cost something. */
    Failure ofSubmission(ProviderFailure failure) {
        return new Failure(
                ProviderProblems.of(BflProvider.NAME, failure, wordsOf(failure)),
                failure.mayHaveBeenDone() ? Charged.UNKNOWN : Charged.NO);
    }

    /** Of a look at what was accepted: it goes on without us. */
    static Failure ofLook(ProviderFailure failure) {
        return new Failure(ProviderProblems.of(BflProvider.NAME, failure, null), Charged.UNKNOWN);
    }

    private @Nullable String wordsOf(ProviderFailure failure) {
        if (!(failure instanceof Refused refused) || refused.status() == 401 || refused.status() == 403) {
            return null;
        }
        String said = said(refused.reply()).strip();
        boolean leaks = key.filter(secret -> said.contains(secret.value())).isPresent();
        return said.isEmpty() || leaks ? null : said.substring(0, Math.min(said.length(), MOST_CHARS));
    }

    /** A text, or what is wrong with which field: {@code width: Input should be a multiple of 32}. */
    private static String said(Reply reply) {
        Optional<JsonBody> body = JsonBody.find(reply.body());
        List<JsonBody> fields = body.map(error -> error.list("detail")).orElse(List.of());
        String wrong = fields.stream()
                .limit(MOST_FIELDS)
                .map(BflErrors::field)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return wrong.isEmpty() ? body.flatMap(error -> error.text("detail")).orElse("") : wrong;
    }

    private static String field(JsonBody field) {
        String where =
                field.texts("loc").stream().filter(part -> !part.equals("body")).collect(Collectors.joining("."));
        return field.text("msg")
                .map(message -> where.isEmpty() ? message : where + ": " + message)
                .orElse(where);
    }
}
