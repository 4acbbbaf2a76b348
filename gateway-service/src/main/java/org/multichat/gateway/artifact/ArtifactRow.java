package org.multichat.gateway.artifact;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.TurnId;

/** An artifact as it is stored; its bytes are in the {@link ArtifactStore}. */
@Entity
@Table(name = "artifact")
class ArtifactRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "turn_id")
    UUID turnId;

    @Column(name = "account_id")
    UUID accountId;

    @Column
    int n;

    @Column(name = "media_type")
    String mediaType;

    @Column
    String title;

    @Column
    @Nullable
    Integer width;

    @Column
    @Nullable
    Integer height;

    @Column(name = "duration_seconds")
    @Nullable
    Double durationSeconds;

    @Column(name = "not_drawn")
    @JdbcTypeCode(SqlTypes.JSON)
    List<String> notDrawn;

    @Column
    @Nullable
    Long bytes;

    @Column
    @Nullable
    String sha256;

    /** By which lost bytes are fetched again. */
    @Column
    @Nullable
    String handle;

    @Column(name = "created_at")
    Instant createdAt;

    Artifact artifact() {
        return new Artifact(
                new ArtifactId(id),
                new TurnId(turnId),
                new AccountId(accountId),
                n,
                mediaType,
                title,
                width,
                height,
                durationSeconds,
                notDrawn,
                bytes,
                sha256,
                createdAt);
    }
}
