package org.multichat.budget.reading;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.EntryKind;

/** An entry as it was read; it never changes. */
@Entity
@Immutable
@Table(name = "entry")
@IdClass(EntryRow.Key.class)
public class EntryRow extends PanacheEntityBase {

    /** An entry is the n-th of its reservation. */
    public record Key(UUID reservationId, int seq) {}

    @Id
    @Column(name = "reservation_id")
    UUID reservationId;

    @Id
    int seq;

    @Column(name = "budget_id", nullable = false)
    UUID budgetId;

    @Column(nullable = false, columnDefinition = "text")
    @Enumerated(EnumType.STRING)
    EntryKind kind;

    @Column(name = "reserved_delta_micros", nullable = false)
    long reservedDeltaMicros;

    @Column(name = "spent_delta_micros", nullable = false)
    long spentDeltaMicros;

    @Column(name = "overrun_delta_micros", nullable = false)
    long overrunDeltaMicros;

    @Column(columnDefinition = "text")
    @Nullable
    String reason;

    @Column(nullable = false)
    Instant at;
}
