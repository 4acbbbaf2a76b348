package org.multichat.gateway.chat;

import org.multichat.gateway.turn.Quote;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** No place at the provider came free before the turn's deadline. Nothing was set aside for it. */
final class ProviderFull extends Refusal {

    private static final int RETRY_AFTER_SECONDS = 30;

    ProviderFull(Quote quote) {
        super(Problem.of(
                        "provider-busy",
                        503,
                        "The provider is busy",
                        "So many wait for %s that its turn did not come in time; please try again later."
                                .formatted(quote.provider()))
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }
}
