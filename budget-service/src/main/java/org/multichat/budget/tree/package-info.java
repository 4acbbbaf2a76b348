/** Budgets: a limit each, in paths of at most five. */
@NullMarked
package org.multichat.budget.tree;

import org.jspecify.annotations.NullMarked;
