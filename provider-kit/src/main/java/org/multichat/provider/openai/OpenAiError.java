package org.multichat.provider.openai;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Problem;
import org.multichat.provider.call.ProviderFailure;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.call.ProviderProblems;
import org.multichat.provider.rest.JsonBody;

/**
 * An error in whatever form one of the servers has it: nested or bare, its code a word, a number or nothing.
 *
 * @param code the code, or the type where there is no code; empty where neither is
 */
public record OpenAiError(String code, String type, String message) {

    private static final Set<String> NO_CREDIT = Set.of(
            "insufficient_quota",
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded",
            "budget_exceeded");

    private static final Set<String> MODERATED =
            Set.of("content_policy_violation", "content_filter", "moderation_blocked", "invalid_prompt");

    static OpenAiError of(JsonBody body) {
        JsonBody error = body.at("error").isObject() ? body.at("error") : body;
        return new OpenAiError(
                error.text("code").orElse(""),
                error.text("type").orElse(""),
                error.text("message").orElse(""));
    }

    public static OpenAiError of(Refused refused) {
        return JsonBody.find(refused.reply().body()).map(OpenAiError::of).orElseGet(() -> new OpenAiError("", "", ""));
    }

    /** Whether no waiting mends it: it answers 429 for want of money, too. */
    public boolean isFinal() {
        return isNoCredit();
    }

    public boolean isNoCredit() {
        return NO_CREDIT.contains(code) || NO_CREDIT.contains(type);
    }

    public boolean isModerated() {
        return MODERATED.contains(code) || MODERATED.contains(type);
    }

    public boolean isAboutTheModel() {
        return code.equals("model_not_found");
    }

    /**
     * What a person is told of a call that came to nothing.
     *
     * @param provider as it is called in settings
     * @param modelSetting the setting that names the model
     */
    public static Problem problem(String provider, String modelSetting, ProviderFailure failure) {
        if (!(failure instanceof Refused refused)) {
            return ProviderProblems.of(provider, failure, null);
        }
        OpenAiError error = of(refused);
        if (error.isNoCredit()) {
            return ProviderProblems.noCredit(provider);
        }
        if (error.isModerated()) {
            return ProviderProblems.moderated(provider);
        }
        if (error.isAboutTheModel()) {
            return ProviderProblems.refusedRequest(
                    provider, "the model is not there (any more); whoever runs this can set " + modelSetting);
        }
        return ProviderProblems.of(provider, failure, error.shown());
    }

    /** The provider's words; some servers answer with a page or nothing. */
    private @Nullable String shown() {
        return message.isBlank() ? null : message;
    }
}
