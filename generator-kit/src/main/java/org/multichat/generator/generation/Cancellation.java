package org.multichat.generator.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Usage;

/** How a generation stands after it was told to stop: the same however often it is told. */
@Schema(
        description =
                "How the generation stands. A generation that was complete before stays complete: charged is yes.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cancellation(
        @Schema(description = "Whether its provider takes money for it")
        Charged charged,

        @Nullable @Schema(description = "What it came to, where that is known")
        Usage usage) {}
