/** Movements of money, each written once and never changed. */
@NullMarked
package org.multichat.budget.entry;

import org.jspecify.annotations.NullMarked;
