package org.multichat.image.openai;

import java.util.Optional;
import org.multichat.kit.problem.Problem;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.call.ProviderProblems;
import org.multichat.provider.openai.OpenAiError;
import org.multichat.provider.setting.ApiKey;

/** What the refusals of an order mean, with words of theirs that may be shown. */
final class OpenAiErrors {

    private final Optional<ApiKey> key;

    OpenAiErrors(Optional<ApiKey> key) {
        this.key = key;
    }

    static boolean isFinal(Refused refused) {
        return OpenAiError.of(refused).isFinal();
    }

    static boolean isModerated(ProviderFailure failure) {
        return failure instanceof Refused refused
                && refused.status() < 500
                && OpenAiError.of(refused).isModerated();
    }

    Problem problem(ProviderFailure failure) {
        Problem problem = OpenAiError.problem(OpenAiProvider.NAME, "IMAGE_GENERATION_MODEL", failure);
        boolean leaks = key.filter(secret -> problem.toString().contains(secret.value()))
                .isPresent();
        return leaks ? ProviderProblems.of(OpenAiProvider.NAME, failure, null) : problem;
    }
}
