package org.multichat.generator.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Work;

/** Work whose price is asked. */
@Schema(description = "Work whose price is asked")
record QuoteRequest(
        @Nullable @Schema(required = true) Prompt prompt,
        @Nullable @Schema(maxItems = Past.MAX_TURNS) List<Past> context,
        @Nullable Options options) {

    /** A price depends on what is made alone, so the rest may be anything. */
    private static final UUID NO_ID = new UUID(0, 0);

    Work toWork(Instant now) {
        return new Work(
                NO_ID,
                GenerationRequest.there("prompt", prompt),
                GenerationRequest.bounded(context),
                options == null ? Options.NONE : options,
                Long.MAX_VALUE,
                now);
    }
}
