package org.multichat.budget.tree;

/** Whether a budget admits anything new. What was reserved before is settled in every state. */
public enum BudgetState {
    OPEN,
    /** Nothing new, until it is opened again. */
    PAUSED,
    /** Nothing new, ever, and no change. */
    CLOSED
}
