package org.multichat.budget.reconcile;

/** How much of the ledger is checked. */
enum Scope {
    /** The balances of all budgets, and the reservations that have moved since the checkpoint or are held. */
    RECENT,
    /** All of it, and the checkpoint too. */
    FULL
}
