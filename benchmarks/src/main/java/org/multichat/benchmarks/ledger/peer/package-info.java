/** Ledgers that do the same in different ways, and the one that is shipped. */
@NullMarked
package org.multichat.benchmarks.ledger.peer;

import org.jspecify.annotations.NullMarked;
