package org.multichat.gateway.turn;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.kit.problem.Problem;

/**
 * What a turn says to whoever listens, and keeps. Exactly one of {@link Done}, {@link Failed}, {@link Stopped} and
 * {@link Refused} ends it. The numbers 1, 2, 3 ... that events carry are the log's.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TurnEvent.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = TurnEvent.Routed.class, name = "routed"),
    @JsonSubTypes.Type(value = TurnEvent.Reserved.class, name = "reserved"),
    @JsonSubTypes.Type(value = TurnEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = TurnEvent.Delta.class, name = "delta"),
    @JsonSubTypes.Type(value = TurnEvent.Artifact.class, name = "artifact"),
    @JsonSubTypes.Type(value = TurnEvent.Question.class, name = "question"),
    @JsonSubTypes.Type(value = TurnEvent.Done.class, name = "done"),
    @JsonSubTypes.Type(value = TurnEvent.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = TurnEvent.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = TurnEvent.Refused.class, name = "refused")
})
@Schema(
        description = "One event; `type` says which. The last four end a turn",
        oneOf = {
            TurnEvent.Accepted.class,
            TurnEvent.Routed.class,
            TurnEvent.Reserved.class,
            TurnEvent.Progress.class,
            TurnEvent.Delta.class,
            TurnEvent.Artifact.class,
            TurnEvent.Question.class,
            TurnEvent.Done.class,
            TurnEvent.Failed.class,
            TurnEvent.Stopped.class,
            TurnEvent.Refused.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "accepted", schema = TurnEvent.Accepted.class),
            @DiscriminatorMapping(value = "routed", schema = TurnEvent.Routed.class),
            @DiscriminatorMapping(value = "reserved", schema = TurnEvent.Reserved.class),
            @DiscriminatorMapping(value = "progress", schema = TurnEvent.Progress.class),
            @DiscriminatorMapping(value = "delta", schema = TurnEvent.Delta.class),
            @DiscriminatorMapping(value = "artifact", schema = TurnEvent.Artifact.class),
            @DiscriminatorMapping(value = "question", schema = TurnEvent.Question.class),
            @DiscriminatorMapping(value = "done", schema = TurnEvent.Done.class),
            @DiscriminatorMapping(value = "failed", schema = TurnEvent.Failed.class),
            @DiscriminatorMapping(value = "stopped", schema = TurnEvent.Stopped.class),
            @DiscriminatorMapping(value = "refused", schema = TurnEvent.Refused.class)
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface TurnEvent {

    /** The turn is recorded; from here on it is finished even when nobody listens. */
    @Schema(name = "AcceptedEvent")
    record Accepted(TurnId turnId, ConversationId conversationId) implements TurnEvent {}

    /**
     * What was understood.
     *
     * @param decidedBy who decided, such as {@code local-embedding}, {@code openai} or {@code client}
     */
    @Schema(name = "RoutedEvent")
    record Routed(
            Modality modality,
            double confidence,
            String reason,
            @Nullable String decidedBy) implements TurnEvent {}

    /** That much is set aside; it cannot come to more. */
    @Schema(name = "ReservedEvent")
    record Reserved(Money most, String currency) implements TurnEvent {}

    /** @param fraction 0 to 1, where it is known */
    @Schema(name = "ProgressEvent")
    record Progress(String stage, @Nullable Double fraction, String message) implements TurnEvent {}

    /** The next piece of a paper; all pieces together are the paper, to the byte. */
    @Schema(name = "DeltaEvent")
    record Delta(String text) implements TurnEvent {}

    /**
     * One thing is made and kept.
     *
     * @param url relative to this gateway
     * @param notDrawn what the result does not show although the prompt asked for it
     * @param lost whether its bytes could not be fetched yet; they are fetched again
     */
    @Schema(name = "ArtifactEvent")
    record Artifact(
            UUID id,
            String mediaType,
            String url,
            String title,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double durationSeconds,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notDrawn,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean lost)
            implements TurnEvent {}

    /** Nothing paid was started: what was meant? */
    @Schema(name = "QuestionEvent")
    record Question(String text, List<Choice> choices) implements TurnEvent {

        /** Sending the prompt again with this modality is the answer. */
        public record Choice(String label, Modality modality) {}
    }

    @Schema(name = "DoneEvent")
    record Done(Receipt receipt) implements TurnEvent {}

    @Schema(name = "FailedEvent")
    record Failed(Problem problem, Charged charged, Receipt receipt) implements TurnEvent {}

    /** @param saved what of the money set aside came back */
    @Schema(name = "StoppedEvent")
    record Stopped(Receipt receipt, Money saved) implements TurnEvent {}

    /**
     * Nothing was made.
     *
     * @param receipt what finding out what was asked for has cost, where it cost anything
     */
    @Schema(name = "RefusedEvent")
    record Refused(Problem problem, @Nullable Receipt receipt) implements TurnEvent {}

    /** What the turn came to, where this event tells. */
    @JsonIgnore
    default Optional<Receipt> told() {
        return switch (this) {
            case Done done -> Optional.of(done.receipt());
            case Failed failed -> Optional.of(failed.receipt());
            case Stopped stopped -> Optional.of(stopped.receipt());
            case Refused refused -> Optional.ofNullable(refused.receipt());
            case Accepted _, Routed _, Reserved _, Progress _, Delta _, Artifact _, Question _ -> Optional.empty();
        };
    }

    /** The state this event ends a turn in, or {@code RUNNING}. */
    @JsonIgnore
    default TurnState state() {
        return switch (this) {
            case Done _ -> TurnState.DONE;
            case Failed _ -> TurnState.FAILED;
            case Stopped _ -> TurnState.STOPPED;
            case Refused _ -> TurnState.REFUSED;
            case Accepted _, Routed _, Reserved _, Progress _, Delta _, Artifact _, Question _ -> TurnState.RUNNING;
        };
    }
}
