package org.multichat.provider.call;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.multichat.operation.trace.TraceSpan;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.NotSent;
import org.multichat.provider.call.ProviderFailure.Refused;

/**
 * What a provider was asked is seen in the trace of the turn it was asked for: how often, and what came of it. The
 * provider is told nothing of our traces, and the trace nothing of what the provider was told.
 *
 * @param provider as it is called in settings and receipts
 */
record ProviderTrace(String provider) {

    private static final String OUTCOME = "outcome";

    /** @param number 1 for the first attempt at one thing */
    <T> T of(Way way, int number, Callable<T> attempt) throws Exception {
        try (TraceSpan span = TraceSpan.calling("provider " + provider)
                .with("provider", provider)
                .with("operation", way.name().toLowerCase(Locale.ROOT))
                .with("attempt", number)) {
            try {
                T answer = attempt.call();
                span.with(OUTCOME, "answered");
                return answer;
            } catch (Exception failure) {
                span.with(OUTCOME, outcome(failure)).failed();
                throw failure;
            }
        }
    }

    private static String outcome(Exception failure) {
        return switch (failure) {
            case NotSent _ -> "not-sent";
            case NoAnswer _ -> "no-answer";
            case Nonsense _ -> "nonsense";
            case Refused refused -> "refused-" + refused.status();
            case InterruptedException _ -> "stopped";
            default -> "broken";
        };
    }
}
