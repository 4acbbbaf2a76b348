package org.multichat.budget.reservation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.text.ShortText;
import org.multichat.kit.problem.Invalid;

/**
 * What money is set aside for: enough to sum it up by, nothing that a person wrote.
 *
 * @param step which part of the turn costs this, such as {@code generation} or {@code routing}
 * @param priceVersion which price list the amount was reckoned with
 */
@Schema(name = "Purpose")
public record Purpose(
        @Schema(required = true) UUID turnId,

        @Schema(required = true, examples = "generation", maxLength = MAX_WORD_CHARS)
        String step,

        @Schema(examples = "IMAGE", maxLength = MAX_WORD_CHARS) @Nullable
        String modality,

        @Schema(examples = "bfl", maxLength = MAX_NAME_CHARS) @Nullable
        String provider,

        @Schema(examples = "flux-dev", maxLength = MAX_NAME_CHARS) @Nullable
        String model,

        @Schema(examples = "2026-01", maxLength = MAX_NAME_CHARS) @Nullable
        String priceVersion) {

    static final int MAX_WORD_CHARS = 40;

    /** Providers' model names are long; longer ones are not names. */
    static final int MAX_NAME_CHARS = 100;

    public Purpose {
        if (turnId == null) {
            throw new Invalid("turnId", "is needed");
        }
        step = ShortText.required(step, "step", MAX_WORD_CHARS);
        modality = ShortText.optional(modality, "modality", MAX_WORD_CHARS);
        provider = ShortText.optional(provider, "provider", MAX_NAME_CHARS);
        model = ShortText.optional(model, "model", MAX_NAME_CHARS);
        priceVersion = ShortText.optional(priceVersion, "priceVersion", MAX_NAME_CHARS);
    }
}
