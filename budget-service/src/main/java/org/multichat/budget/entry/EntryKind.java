package org.multichat.budget.entry;

/** Why money moved. Of {@code SETTLE}, {@code RELEASE} and {@code EXPIRE} a reservation has at most one. */
public enum EntryKind {
    RESERVE,
    SETTLE,
    RELEASE,
    /** The lease ended: released where nothing was dispatched, captured where the outcome is unknown. */
    EXPIRE,
    /** More than was held: what found headroom is spent, the rest is overrun. */
    OVERRUN,
    /** A later truth: a correction, or what a client said after its lease. */
    CORRECT,
    /** An administrator takes a cost back. */
    REVERSE
}
