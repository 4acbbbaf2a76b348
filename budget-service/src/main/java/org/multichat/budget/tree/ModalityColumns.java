package org.multichat.budget.tree;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;

/** A modality's own limit, and what of it is spent and reserved, as columns of a budget's row. */
@Embeddable
public class ModalityColumns {

    @Column(name = "limit_micros")
    @Nullable
    Long limitMicros;

    @Column(name = "reserved_micros", nullable = false)
    long reservedMicros;

    @Column(name = "spent_micros", nullable = false)
    long spentMicros;

    Optional<Money> headroom() {
        return Optional.ofNullable(limitMicros).map(limit -> new Money(limit - spentMicros - reservedMicros).orZero());
    }
}
