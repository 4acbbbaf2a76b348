package org.multichat.gateway.activity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an account's turns are doing. Events have no numbers: whoever comes back begins with a new snapshot. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ActivityEvent.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = ActivityEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = ActivityEvent.Advanced.class, name = "advanced"),
    @JsonSubTypes.Type(value = ActivityEvent.Ended.class, name = "ended")
})
@Schema(
        description = "One event; `type` says which",
        oneOf = {
            ActivityEvent.Snapshot.class,
            ActivityEvent.Started.class,
            ActivityEvent.Advanced.class,
            ActivityEvent.Ended.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "snapshot", schema = ActivityEvent.Snapshot.class),
            @DiscriminatorMapping(value = "started", schema = ActivityEvent.Started.class),
            @DiscriminatorMapping(value = "advanced", schema = ActivityEvent.Advanced.class),
            @DiscriminatorMapping(value = "ended", schema = ActivityEvent.Ended.class)
        })
sealed interface ActivityEvent {

    /** The first event: the newest turns that have not ended, at most 100. */
    @Schema(name = "SnapshotActivity")
    record Snapshot(List<TurnActivity> turns) implements ActivityEvent {}

    @Schema(name = "StartedActivity")
    record Started(TurnActivity turn) implements ActivityEvent {}

    @Schema(name = "AdvancedActivity")
    record Advanced(TurnActivity turn) implements ActivityEvent {}

    @Schema(name = "EndedActivity")
    record Ended(TurnActivity turn) implements ActivityEvent {}
}
