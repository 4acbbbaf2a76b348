package org.multichat.budget.ledger;

/** What has to hold whatever happens. A violation is told by its name. */
enum Invariant {
    /** Something new is admitted only where it fits, at every level and for its modality; nothing passes a ceiling. */
    WITHIN_THE_LIMIT,
    /** What is reserved, spent and overrun, in all periods together, is what the entries add up to. */
    BALANCES_ARE_SUMS_OF_ENTRIES,
    /** A cost counts in the period in which it was learned, and what comes back goes back to where it was spent. */
    SPENT_IN_ITS_PERIOD,
    /** A reservation's row says what its entries say, and they are numbered without a gap. */
    RESERVATIONS_ARE_PROVEN,
    /** HELD becomes SETTLED, RELEASED or EXPIRED, once; nothing comes back; what was asked for never changes. */
    STATES_ONLY_MOVE_FORWARD,
    /** One id is reserved once, and one intention of a client is one id. */
    ONE_ID_ONE_EFFECT,
    /** The same id with another body is refused. */
    OTHER_BODY_IS_REFUSED,
    /** Asking again is not refused, however full the budget is by now. */
    REPLAY_IS_NEVER_REFUSED,
    /** The reserves of one call are granted together or not at all. */
    ALL_OR_NOTHING,
    /** Of two calls of one batch that want of the same, the later is not granted what the earlier was refused. */
    ARRIVAL_ORDER,
    /** What is answered as done can be read by everybody. */
    ANSWERED_AFTER_ITS_COMMIT,
    /** What a client heard was done stays done. */
    ACKNOWLEDGED_IS_NEVER_LOST,
    /** What a client heard was refused, every time it asked, was not done. */
    REFUSED_IS_NEVER_EFFECTIVE,
    /** Once settled, the cost is the one that was told, whatever was held. */
    TRUTH_IS_BOOKED,
    /** A cost is overrun only where more than was held was spent, and nothing is free. */
    OVERRUN_ONLY_WITHOUT_HEADROOM,
    /** By the database's clock, whatever the time is elsewhere. */
    LEASE_IS_NOT_CUT_SHORT,
    /** An ended lease gives back what was never dispatched and captures what was. */
    LEASE_ENDS_BY_WHAT_WAS_DISPATCHED,
    /** After the last lease and a sweep. */
    NOTHING_STAYS_HELD,
    /** Or its replica has died. */
    EVERY_CALL_IS_ANSWERED,
    /** One operation that cannot be done does not spoil the others of its batch. */
    UNDISTURBED_BY_POISON,
    /** What has waited longer than its caller's patience is not begun. */
    LATE_CALLS_ARE_SHED,
    QUEUE_IS_BOUNDED,
    /** After everything has healed, whatever is asked is answered. */
    PROGRESS
}
