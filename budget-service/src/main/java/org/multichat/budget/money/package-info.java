/** Amounts: exact, or an exception. */
@NullMarked
package org.multichat.budget.money;

import org.jspecify.annotations.NullMarked;
