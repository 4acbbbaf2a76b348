package org.multichat.budget.reservation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;
import org.multichat.budget.tree.BudgetId;

/** A reservation as it was read. Immutable, because only the ledger's own statements move money. */
@Entity
@Immutable
@Table(name = "reservation")
public class ReservationRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "budget_id", nullable = false)
    UUID budgetId;

    @Column(name = "request_hash", nullable = false)
    byte[] requestHash;

    @Column(name = "amount_micros", nullable = false)
    long amountMicros;

    @Column(nullable = false)
    boolean dispatched;

    @Column(name = "turn_id", nullable = false)
    UUID turnId;

    @Column(nullable = false, columnDefinition = "text")
    String step;

    @Column(columnDefinition = "text")
    @Nullable
    String modality;

    @Column(columnDefinition = "text")
    @Nullable
    String provider;

    @Column(columnDefinition = "text")
    @Nullable
    String model;

    @Column(name = "price_version", columnDefinition = "text")
    @Nullable
    String priceVersion;

    @Column(nullable = false, columnDefinition = "text")
    @Enumerated(EnumType.STRING)
    ReservationState state;

    @Column(name = "settled_micros")
    @Nullable
    Long settledMicros;

    @Column(name = "spent_micros", nullable = false)
    long spentMicros;

    @Column(name = "overrun_micros", nullable = false)
    long overrunMicros;

    @Column(nullable = false)
    boolean unknown;

    @Column(nullable = false)
    boolean reversed;

    @Column(name = "last_seq", nullable = false)
    int lastSeq;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    Reservation reservation() {
        return new Reservation(
                new Hold(
                        new ReservationId(id),
                        new BudgetId(budgetId),
                        new Money(amountMicros),
                        dispatched,
                        new Purpose(turnId, step, modality, provider, model, priceVersion),
                        HexFormat.of().formatHex(requestHash),
                        createdAt),
                new Standing(
                        state,
                        settledMicros == null ? null : new Money(settledMicros),
                        new Money(spentMicros),
                        new Money(overrunMicros),
                        unknown,
                        reversed,
                        expiresAt,
                        resolvedAt,
                        lastSeq));
    }
}
