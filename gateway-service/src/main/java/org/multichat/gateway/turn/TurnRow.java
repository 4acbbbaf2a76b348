package org.multichat.gateway.turn;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A turn as it is stored. Written once here; after that only {@link TurnJournal} changes it, and only under its lease.
 */
@Entity
@Table(name = "turn")
class TurnRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "conversation_id")
    UUID conversationId;

    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    @Column(name = "retry_of")
    @Nullable
    UUID retryOf;

    @Column
    String prompt;

    @Column
    @Enumerated(EnumType.STRING)
    @Nullable
    Modality asked;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String options;

    @Column(name = "max_cost_micros")
    @Nullable
    Long maxCostMicros;

    @Column(name = "reservation_id")
    UUID reservationId;

    @Column
    @Enumerated(EnumType.STRING)
    TurnState state;

    @Column(name = "created_at")
    Instant createdAt;

    @Column
    Instant deadline;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "last_seq")
    int lastSeq;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String steps;

    @Column(name = "stop_requested")
    boolean stopRequested;

    @Column(name = "release_owed")
    boolean releaseOwed;

    @Column(name = "classification_owed")
    boolean classificationOwed;

    @Column(name = "cost_unknown")
    boolean costUnknown;

    @Column(name = "cost_asked")
    int costAsked;

    @Column(name = "lease_epoch")
    int leaseEpoch;

    @Column
    int faults;
}
