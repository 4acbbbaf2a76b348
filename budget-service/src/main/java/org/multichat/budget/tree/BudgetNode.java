package org.multichat.budget.tree;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;

/**
 * A row of the tree as it was read. Immutable because its balances move under a row lock in the ledger's own
 * statements; an entity that wrote them back would undo what others have paid meanwhile.
 */
@Entity
@Immutable
@Table(name = "budget")
public class BudgetNode extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    @Column(nullable = false)
    List<UUID> path;

    @Column(nullable = false, columnDefinition = "text")
    String name;

    @Column(nullable = false, columnDefinition = "text")
    @Enumerated(EnumType.STRING)
    Period period;

    @Column(name = "time_zone", nullable = false, columnDefinition = "text")
    String timeZone;

    @Column(nullable = false, columnDefinition = "text")
    @Enumerated(EnumType.STRING)
    BudgetState state;

    @Column(name = "period_starts_at")
    @Nullable
    Instant periodStartsAt;

    @Column(name = "period_ends_at")
    @Nullable
    Instant periodEndsAt;

    @Embedded
    @EmbeddedColumnNaming("image_%s")
    ModalityColumns image;

    @Embedded
    @EmbeddedColumnNaming("song_%s")
    ModalityColumns song;

    @Embedded
    @EmbeddedColumnNaming("research_%s")
    ModalityColumns research;

    @Column(name = "set_by", nullable = false, columnDefinition = "text")
    @Enumerated(EnumType.STRING)
    SetBy setBy;

    @Column(name = "limit_micros")
    @Nullable
    Long limitMicros;

    @Column(name = "reserved_micros", nullable = false)
    long reservedMicros;

    @Column(name = "spent_micros", nullable = false)
    long spentMicros;

    @Column(name = "overrun_micros", nullable = false)
    long overrunMicros;

    @Column(nullable = false)
    long version;

    /** What is left of this budget's own limit; nothing less than nothing; absent where it does not bind. */
    Optional<Money> headroom() {
        return Optional.ofNullable(limitMicros).map(limit -> new Money(limit - spentMicros - reservedMicros).orZero());
    }

    ModalityColumns of(Modality modality) {
        return switch (modality) {
            case IMAGE -> image;
            case SONG -> song;
            case RESEARCH -> research;
        };
    }

    BudgetTerms terms() {
        Map<Modality, Long> limits = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            Long limit = of(modality).limitMicros;
            if (limit != null) {
                limits.put(modality, limit);
            }
        }
        BudgetId parent = parentId == null ? null : new BudgetId(parentId);
        return new BudgetTerms(name, parent, limitMicros, period, setBy, timeZone, state, limits);
    }
}
