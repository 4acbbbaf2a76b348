package org.multichat.gateway.generation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.turn.Charged;
import org.multichat.kit.problem.Problem;

/** What a generator says on its way. Kinds that are not known here come from a newer version and are passed over. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = GenerationEvent.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = GenerationEvent.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = GenerationEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = GenerationEvent.Delta.class, name = "delta"),
    @JsonSubTypes.Type(value = GenerationEvent.Produced.class, name = "produced"),
    @JsonSubTypes.Type(value = GenerationEvent.Used.class, name = "usage"),
    @JsonSubTypes.Type(value = GenerationEvent.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = GenerationEvent.Failed.class, name = "failed")
})
public sealed interface GenerationEvent {

    /**
     * The work has a handle; said again when it has a newer one.
     *
     * @param confirm whether the generator waits until it hears that this event is on record
     * @param reference how the provider calls it, where that may be told to an operator
     */
    record Accepted(
            String handle,
            String attach,
            String provider,
            String model,
            boolean confirm,
            @Nullable String reference) implements GenerationEvent {}

    record Progress(String stage, @Nullable Double fraction, String message) implements GenerationEvent {}

    record Delta(String text) implements GenerationEvent {}

    record Produced(
            int n,
            String mediaType,
            String title,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double durationSeconds,
            @Nullable List<String> notDrawn)
            implements GenerationEvent {}

    record Used(long costMicros, @Nullable Map<String, Object> detail) implements GenerationEvent {}

    record Completed() implements GenerationEvent {}

    record Failed(Problem problem, Charged charged) implements GenerationEvent {}

    record Unknown() implements GenerationEvent {}

    /** Whether nothing comes after it. */
    default boolean isLast() {
        return this instanceof Completed || this instanceof Failed;
    }
}
