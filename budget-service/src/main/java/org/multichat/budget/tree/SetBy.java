package org.multichat.budget.tree;

/** Who said so last: what an administrator has set is not overridden by a setting at the next start. */
public enum SetBy {
    SETTING,
    ADMINISTRATOR
}
