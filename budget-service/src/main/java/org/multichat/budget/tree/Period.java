package org.multichat.budget.tree;

/** How long a limit lasts before it begins anew. */
public enum Period {
    NONE
}
