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
import org.multichat.kit.problem.Invalid;

/** Work as a client asks for it. Nothing is guessed: what decides about money and time has to be there. */
@Schema(description = "Work to be made")
record GenerationRequest(
        @Nullable @Schema(required = true, description = "The client's key: the same id is the same work, made once")
        UUID id,

        @Nullable @Schema(required = true) Prompt prompt,

        @Nullable @Schema(maxItems = Past.MAX_TURNS, description = "The last turns before this one, oldest first")
        List<Past> context,

        @Nullable Options options,

        @Nullable
        @Schema(
                required = true,
                minimum = "0",
                description = "What it may cost at the most, in millionths of a US dollar")
        Long ceilingMicros,

        @Nullable
        @Schema(
                required = true,
                description = "When it has to be over, at most half an hour ahead",
                examples = "2027-01-01T12:00:00Z")
        Instant deadline,

        @Nullable
        @Schema(
                description =
                        "Listen to what this id already stands for, and begin nothing where it is not known: for a client "
                                + "that cannot tell whether it had asked before",
                defaultValue = "false")
        Boolean onlyIfKnown) {

    Work toWork() {
        long ceiling = there("ceilingMicros", ceilingMicros);
        if (ceiling < 0) {
            throw new Invalid("ceilingMicros", "has to be 0 or more");
        }
        return new Work(
                there("id", id),
                there("prompt", prompt),
                bounded(context),
                options == null ? Options.NONE : options,
                ceiling,
                there("deadline", deadline));
    }

    static <T> T there(String field, @Nullable T value) {
        if (value == null) {
            throw new Invalid(field, "has to be there");
        }
        return value;
    }

    static List<Past> bounded(@Nullable List<Past> context) {
        if (context == null) {
            return List.of();
        }
        if (context.size() > Past.MAX_TURNS) {
            throw new Invalid("context", "has at most %d turns".formatted(Past.MAX_TURNS));
        }
        for (int i = 0; i < context.size(); i++) {
            there("context." + i, context.get(i));
        }
        return context;
    }
}
