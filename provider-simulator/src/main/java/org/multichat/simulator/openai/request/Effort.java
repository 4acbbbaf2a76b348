package org.multichat.simulator.openai.request;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.openai.error.ApiError;
import org.multichat.simulator.openai.model.Model;

/** What only models that reason take, and what they no longer take. */
public final class Effort {

    /** Of a model that does not reason. */
    public static final String NONE = "none";

    private Effort() {}

    /**
     * How hard the model is to think.
     *
     * @param param as the request calls it
     */
    public static String of(Model model, Optional<String> asked, String param) {
        if (!model.reasons()) {
            if (asked.isPresent()
                    && model.effort() == null
                    && !model.prices().getFirst().isFree()) {
                throw unsupported(param, null);
            }
            return NONE;
        }
        String effort = asked.orElse(String.valueOf(model.effort()));
        if (!model.efforts().contains(effort)) {
            throw ApiError.invalid(
                    param,
                    "unsupported_value",
                    "Unsupported value: '" + param + "' does not support '" + effort
                            + "' with this model. Supported values are: " + Fields.listed(model.efforts()) + ".");
        }
        return effort;
    }

    /** Temperature and its like are fixed at 1 for models that reason. */
    public static void refuseOtherThanOne(Model model, Fields fields, String name) {
        if (model.reasons() && fields.has(name) && fields.node(name).asDouble() != 1.0) {
            throw ApiError.invalid(
                    name,
                    "unsupported_value",
                    "Unsupported value: '" + name + "' does not support " + fields.node(name)
                            + " with this model. Only the default (1) value is supported.");
        }
    }

    public static ApiError unsupported(String param, @Nullable String instead) {
        return ApiError.invalid(
                param,
                "unsupported_parameter",
                "Unsupported parameter: '" + param + "' is not supported with this model."
                        + (instead == null ? "" : " Use '" + instead + "' instead."));
    }
}
