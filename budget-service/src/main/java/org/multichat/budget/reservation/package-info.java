/** Money set aside, what became of it, and how that is told. */
@NullMarked
package org.multichat.budget.reservation;

import org.jspecify.annotations.NullMarked;
