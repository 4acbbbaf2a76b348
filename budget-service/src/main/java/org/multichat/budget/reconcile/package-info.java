/** Whether balances, reservations and entries still say the same. */
@NullMarked
package org.multichat.budget.reconcile;

import org.jspecify.annotations.NullMarked;
