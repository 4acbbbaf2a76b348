/** The operations: what is asked, what is decided, and the one transaction that does it. */
@NullMarked
package org.multichat.budget.ledger;

import org.jspecify.annotations.NullMarked;
