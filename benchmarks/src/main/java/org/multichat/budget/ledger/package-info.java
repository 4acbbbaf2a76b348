/** A door to the ledger's own classes, which nobody else may enter. */
@NullMarked
package org.multichat.budget.ledger;

import org.jspecify.annotations.NullMarked;
