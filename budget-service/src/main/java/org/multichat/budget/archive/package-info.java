/** Months that are closed leave the tables; their sums stay. */
@NullMarked
package org.multichat.budget.archive;

import org.jspecify.annotations.NullMarked;
