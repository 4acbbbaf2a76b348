package org.multichat.provider.call;

import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.NotSent;
import org.multichat.provider.call.ProviderFailure.Refused;

/** Whether asking twice can cost twice, and so what may be asked again. */
public enum Way {
    /**
     * Makes something that is paid for. No provider knows an idempotency key: only what certainly did nothing is
     * repeated.
     */
    SUBMIT(2) {
        @Override
        boolean mayBeRepeated(ProviderFailure failure) {
            return switch (failure) {
                case NotSent notSent -> !notSent.isCutOff();
                case Refused refused -> refused.status() == 429 || refused.status() == 503;
                case NoAnswer _, Nonsense _ -> false;
            };
        }
    },
    /** Looks: polls, downloads, balances. */
    READ(4) {
        @Override
        boolean mayBeRepeated(ProviderFailure failure) {
            return switch (failure) {
                case NotSent notSent -> !notSent.isCutOff();
                case Refused refused -> refused.status() == 429 || refused.status() >= 500;
                case NoAnswer _, Nonsense _ -> true;
            };
        }
    };

    private final int retries;

    Way(int retries) {
        this.retries = retries;
    }

    int retries() {
        return retries;
    }

    abstract boolean mayBeRepeated(ProviderFailure failure);
}
