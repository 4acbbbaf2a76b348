/** What the entries and reservations of a budget come to. */
@NullMarked
package org.multichat.budget.reading;

import org.jspecify.annotations.NullMarked;
