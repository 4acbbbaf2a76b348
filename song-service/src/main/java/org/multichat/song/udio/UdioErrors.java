package org.multichat.song.udio;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.kit.problem.Problem;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.call.ProviderProblems;
import org.multichat.provider.rest.JsonBody;
import org.multichat.provider.setting.ApiKey;

/** What udio's refusals say to a person. Its codes are few and its texts free, so some words are looked for. */
final class UdioErrors {

    private static final Pattern OF_CREDITS = Pattern.compile("credit|balance|quota|insufficient|top.?up|payment");
    private static final Pattern OF_MODERATION = Pattern.compile(
            "moderat|guideline|policy|policies|copyright|sensitive|inappropriate|prohibited|forbidden (word|content)"
                    + "|violat|not allowed|offensive|explicit|artist name|blocked (word|content)");
    private static final Pattern LINK = Pattern.compile("(?i)\\b(https?://|www\\.)\\S+");
    private static final Pattern NOT_FOR_EYES = Pattern.compile("[\\p{C}\\s]+");

    private final Optional<ApiKey> key;

    UdioErrors(Optional<ApiKey> key) {
        this.key = key;
    }

    /** What no waiting mends: 429 is said of too many calls and of too little money. */
    static boolean isFinal(Refused refused) {
        return refused.status() == 402 || has(OF_CREDITS, rawWordsOf(refused));
    }

    /** Of the submission: what may have been done may cost something. */
    Failure ofSubmission(ProviderFailure failure) {
        return new Failure(problem(failure), failure.mayHaveBeenDone() ? Charged.UNKNOWN : Charged.NO);
    }

    /** Of a work that they have taken on, and then were silent about: it goes on without us. */
    Failure ofSilence(ProviderFailure last) {
        return new Failure(problem(last), Charged.UNKNOWN);
    }

    /** Of a work that failed. */
    Problem ofTask(String said) {
        return has(OF_MODERATION, said)
                ? ProviderProblems.moderated(UdioProvider.NAME)
                : ProviderProblems.failed(UdioProvider.NAME, words(said));
    }

    /** Fit to be shown: one line without links, without what cannot be seen, and without our key. */
    String clean(String said) {
        String masked =
                key.map(secret -> said.replace(secret.value(), "(a key)")).orElse(said);
        String open = LINK.matcher(masked).replaceAll("(a link)");
        return NOT_FOR_EYES.matcher(open).replaceAll(" ").strip();
    }

    private @Nullable String words(String said) {
        String clean = clean(said);
        return clean.isEmpty() ? null : clean;
    }

    private Problem problem(ProviderFailure failure) {
        if (!(failure instanceof Refused refused)) {
            return ProviderProblems.of(UdioProvider.NAME, failure, null);
        }
        String said = rawWordsOf(refused);
        if (isFinal(refused)) {
            return ProviderProblems.noCredit(UdioProvider.NAME);
        }
        if (refused.status() < 500 && has(OF_MODERATION, said)) {
            return ProviderProblems.moderated(UdioProvider.NAME);
        }
        boolean isKeyless = refused.status() == 401 || refused.status() == 403;
        if (isKeyless && JsonBody.find(refused.reply().body()).isEmpty()) {
            // A page: somebody in front of them turned us away, and the key was not even looked at.
            return ProviderProblems.unreachable(UdioProvider.NAME);
        }
        return ProviderProblems.of(UdioProvider.NAME, refused, words(said));
    }

    private static String rawWordsOf(Refused refused) {
        return JsonBody.find(refused.reply().body())
                .map(body -> Feed.said(body, "message", "msg", "error", "detail"))
                .orElse("");
    }

    private static boolean has(Pattern words, String said) {
        return words.matcher(said.toLowerCase(Locale.ROOT)).find();
    }
}
