package org.multichat.generator.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Charged;
import org.multichat.kit.problem.Problem;

/** What a generation says on its way, in this order; exactly one {@link Completed} or {@link Failed} ends it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GenerationEvent.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = GenerationEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = GenerationEvent.Delta.class, name = "delta"),
    @JsonSubTypes.Type(value = GenerationEvent.Produced.class, name = "produced"),
    @JsonSubTypes.Type(value = GenerationEvent.Used.class, name = "usage"),
    @JsonSubTypes.Type(value = GenerationEvent.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = GenerationEvent.Failed.class, name = "failed")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "One event of a generation; `type` says which. Comes as the `data` of a server-sent event.",
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "accepted", schema = GenerationEvent.Accepted.class),
            @DiscriminatorMapping(value = "progress", schema = GenerationEvent.Progress.class),
            @DiscriminatorMapping(value = "delta", schema = GenerationEvent.Delta.class),
            @DiscriminatorMapping(value = "produced", schema = GenerationEvent.Produced.class),
            @DiscriminatorMapping(value = "usage", schema = GenerationEvent.Used.class),
            @DiscriminatorMapping(value = "completed", schema = GenerationEvent.Completed.class),
            @DiscriminatorMapping(value = "failed", schema = GenerationEvent.Failed.class)
        },
        oneOf = {
            GenerationEvent.Accepted.class,
            GenerationEvent.Progress.class,
            GenerationEvent.Delta.class,
            GenerationEvent.Produced.class,
            GenerationEvent.Used.class,
            GenerationEvent.Completed.class,
            GenerationEvent.Failed.class
        })
public sealed interface GenerationEvent {

    /**
     * Comes first, and again when there is a newer handle.
     *
     * @param handle by which the work is re-attached, its bytes fetched and it is cancelled
     * @param reference how the provider calls the work, where it does
     * @param confirm true where the generation waits until somebody confirms that this event is on record
     */
    @Schema(properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "accepted"))
    record Accepted(
            String handle,
            Attach attach,
            String provider,
            String model,

            @Nullable
            @Schema(
                    description = "How the provider calls the work: for asking there, or finding it on an invoice",
                    examples = "task-5f1c")
            String reference,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Boolean confirm)
            implements GenerationEvent {}

    @Schema(properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "progress"))
    record Progress(String stage, @Nullable Double fraction, String message) implements GenerationEvent {}

    @Schema(properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "delta"))
    record Delta(String text) implements GenerationEvent {}

    /** @param n counts the things from 1; the bytes are at {@code /v1/generations/{handle}/content/{n}} */
    @Schema(properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "produced"))
    record Produced(
            int n,
            String mediaType,
            String title,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double durationSeconds,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notDrawn)
            implements GenerationEvent {}

    @Schema(properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "usage"))
    record Used(long costMicros, Map<String, Object> detail) implements GenerationEvent {}

    @Schema(properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "completed"))
    record Completed() implements GenerationEvent {}

    @Schema(properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "failed"))
    record Failed(Problem problem, Charged charged) implements GenerationEvent {}
}
