package org.multichat.provider.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Problem;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.NotSent;
import org.multichat.provider.call.ProviderFailure.Refused;

/** What a person is told when a call to a provider came to nothing, and what can be done about it. */
public final class ProviderProblems {

    /** What a breaker waits before it probes; then it is known whether the provider is back. */
    private static final Duration WHEN_UNREACHABLE = Duration.ofSeconds(10);

    private static final Duration WHEN_BUSY = Duration.ofSeconds(30);
    private static final int MAX_DETAIL = 300;

    private ProviderProblems() {}

    /**
     * The problem of a failure by its kind and status, where the provider's own words say no more.
     *
     * @param provider as it is called in settings
     * @param said the provider's own words on why it refuses, where they are fit to be shown
     */
    public static Problem of(String provider, ProviderFailure failure, @Nullable String said) {
        return switch (failure) {
            case NotSent _ -> unreachable(provider);
            case NoAnswer _ -> noAnswer(provider);
            case Nonsense _ -> nonsense(provider);
            case Refused refused -> refused(provider, refused, said);
        };
    }

    private static Problem refused(String provider, Refused refused, @Nullable String said) {
        int status = refused.status();
        return switch (status) {
            case 401, 403 -> keyRefused(provider);
            case 402 -> noCredit(provider);
            case 429, 503 -> busy(provider, refused.retryAfter().orElse(WHEN_BUSY));
            default ->
                status >= 500
                        ? failed(provider, null)
                        : status >= 400 ? refusedRequest(provider, said) : nonsense(provider);
        };
    }

    public static Problem unreachable(String provider) {
        return Problem.of(
                        "provider-unreachable",
                        503,
                        "The provider cannot be reached",
                        "%s does not answer; please try again in a moment.".formatted(provider))
                .with("provider", provider)
                .with("retryAfterSeconds", WHEN_UNREACHABLE.toSeconds());
    }

    public static Problem busy(String provider, Duration retryAfter) {
        return Problem.of(
                        "provider-busy",
                        503,
                        "The provider is busy",
                        "%s takes no more work at the moment; please try again later.".formatted(provider))
                .with("provider", provider)
                .with("retryAfterSeconds", Math.max(1, retryAfter.toSeconds()));
    }

    public static Problem noCredit(String provider) {
        return Problem.of(
                        "provider-no-credit",
                        503,
                        "The provider's account is empty",
                        "Whoever runs this has to top up the account at %s.".formatted(provider))
                .with("provider", provider);
    }

    public static Problem keyRefused(String provider) {
        return Problem.of(
                        "provider-key-refused",
                        503,
                        "The provider refuses our key",
                        "Whoever runs this has to look at the key for %s.".formatted(provider))
                .with("provider", provider);
    }

    public static Problem refusedRequest(String provider, @Nullable String said) {
        return Problem.of(
                        "provider-refused-request",
                        422,
                        "The provider does not accept this",
                        said == null ? "Please ask for it in another way." : "It says: " + shortened(said))
                .with("provider", provider);
    }

    public static Problem moderated(String provider) {
        return Problem.of(
                        "provider-moderated",
                        422,
                        "The provider does not make this",
                        "Its rules forbid it; please ask for something else or in other words.")
                .with("provider", provider);
    }

    /**
     * Whether to ask again depends on what is charged, which is not decided here: whoever knows it says so behind this.
     *
     * @param said the provider's own words, where they are fit to be shown
     */
    public static Problem failed(String provider, @Nullable String said) {
        return Problem.of(
                        "provider-failed",
                        502,
                        "The provider failed",
                        said == null ? null : "It says: " + shortened(said))
                .with("provider", provider);
    }

    public static Problem nonsense(String provider) {
        return Problem.of(
                        "provider-nonsense",
                        502,
                        "The provider's answer cannot be understood",
                        "It is in our log with the turn's id.")
                .with("provider", provider);
    }

    public static Problem noAnswer(String provider) {
        return Problem.of(
                        "provider-no-answer",
                        504,
                        "The provider did not answer in time",
                        "Whether it made something, and takes money for it, is found out later.")
                .with("provider", provider);
    }

    /** @param why without the link: it was written by somebody we do not trust */
    public static Problem mediaRefused(String provider, String why) {
        return Problem.of("media-refused", 502, "What the provider made cannot be taken", why)
                .with("provider", provider);
    }

    public static Problem priceUnknown(String model, String setting) {
        return Problem.of(
                "price-unknown",
                503,
                "Nobody knows what this would cost",
                "There is no price for %s; whoever runs this can set %s.".formatted(model, setting));
    }

    private static String shortened(String said) {
        String line = said.replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_DETAIL ? line : line.substring(0, MAX_DETAIL) + " ...";
    }
}
