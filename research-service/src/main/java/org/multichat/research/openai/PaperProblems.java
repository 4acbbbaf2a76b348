package org.multichat.research.openai;

import java.time.Duration;
import java.util.Optional;
import org.multichat.generator.provider.Price;
import org.multichat.kit.problem.Problem;
import org.multichat.provider.call.ProviderProblems;
import org.multichat.provider.openai.ModelAnswer;
import org.multichat.provider.openai.OpenAiError;
import org.multichat.provider.openai.OpenAiServer;

/** What a person is told when a paper is not, or not wholly, written. */
final class PaperProblems {

    static final String MODEL_SETTING = "RESEARCH_MODEL_NAME";
    private static final String PROVIDER = OpenAiServer.PROVIDER;

    private static final Duration WHEN_BUSY = Duration.ofSeconds(30);

    private PaperProblems() {}

    /** A part of it was asked for, and nobody can read what became of it. */
    static Problem incomplete() {
        return noAnswer(
                "The paper is incomplete: what became of its next part, and what that costs, is found out later. "
                        + "What is written stays; please ask again for a whole one.");
    }

    static Problem outOfTime() {
        return noAnswer("The paper is incomplete: its time was over before its next part was asked for. "
                + "What is written stays; please ask again for a whole one.");
    }

    /** It is written, and the provider does not say what it takes for it. */
    static Problem uncounted() {
        return noAnswer("The paper is complete, but the provider has not told what it costs; that is found out later.");
    }

    static Problem empty() {
        return ProviderProblems.failed(
                PROVIDER,
                "nothing. The model took all its tokens for thinking; whoever runs this can raise RESEARCH_MAX_TOKENS "
                        + "or lower RESEARCH_EFFORT");
    }

    static Problem priceTooLow(Price price, String model) {
        return Problem.of(
                "price-unknown",
                503,
                "Nobody knows what this would cost",
                "%s buys no paper of %s; whoever runs this can raise RESEARCH_COST.".formatted(price, model));
    }

    /** Why an answer that has ended is none; nothing where it is one, if cut off. */
    static Optional<Problem> of(ModelAnswer answer) {
        String reason = answer.reason() == null ? "" : answer.reason();
        if (answer.refusal() != null || reason.equals("content_filter")) {
            return Optional.of(ProviderProblems.moderated(PROVIDER));
        }
        return switch (answer.status()) {
            case COMPLETED, INCOMPLETE -> Optional.empty();
            case FAILED -> Optional.of(broke(new OpenAiError(reason, "", reason)));
            case CANCELLED -> Optional.of(ProviderProblems.failed(PROVIDER, "cancelled, and not by us"));
            case RUNNING -> Optional.of(incomplete());
        };
    }

    /** An answer that began and broke. */
    static Problem broke(OpenAiError error) {
        if (error.isNoCredit()) {
            return ProviderProblems.noCredit(PROVIDER);
        }
        if (error.isModerated()) {
            return ProviderProblems.moderated(PROVIDER);
        }
        return switch (error.code()) {
            case "rate_limit_exceeded", "slow_down", "server_is_overloaded" ->
                ProviderProblems.busy(PROVIDER, WHEN_BUSY);
            default -> ProviderProblems.failed(PROVIDER, error.message().isBlank() ? null : error.message());
        };
    }

    private static Problem noAnswer(String detail) {
        Problem usual = ProviderProblems.noAnswer(PROVIDER);
        return new Problem(usual.type(), usual.title(), usual.status(), detail, usual.more());
    }
}
