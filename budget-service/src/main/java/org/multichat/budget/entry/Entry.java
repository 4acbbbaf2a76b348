package org.multichat.budget.entry;

import org.jspecify.annotations.Nullable;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/**
 * One movement, written once and never changed.
 *
 * @param seq counts the entries of one reservation from 1
 * @param budget the budget that was reserved from; the entry counts for all above it too
 * @param requestHash where a client may ask for several of a kind: tells whether this one was asked for already
 */
public record Entry(
        ReservationId reservation,
        int seq,
        BudgetId budget,
        EntryKind kind,
        Movement movement,
        @Nullable String reason,
        @Nullable String requestHash) {}
