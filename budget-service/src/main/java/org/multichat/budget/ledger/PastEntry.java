package org.multichat.budget.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.ReservationId;

/** An entry that was written before, as far as a later truth has to know it. */
record PastEntry(
        ReservationId reservation,
        Instant at,
        Money spent,
        Money overrun,
        @Nullable String requestHash) {}
