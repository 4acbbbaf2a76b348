package org.multichat.generator.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a generation has come to.
 *
 * @param charged whether its provider takes money for it
 * @param usage what it came to, where that is known
 */
@Schema(description = "What a generation has come to, as far as its provider tells now")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cost(
        @Schema(description = "Whether its provider takes money for it; of a generation that was complete: yes")
        Charged charged,

        @Nullable @Schema(description = "What it came to, where that is known")
        Usage usage) {

    public static final Cost NONE = new Cost(Charged.NO, null);
    public static final Cost UNKNOWN = new Cost(Charged.UNKNOWN, null);

    public static Cost of(Usage usage) {
        return new Cost(Charged.YES, usage);
    }
}
