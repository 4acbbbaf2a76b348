/** Clients that ask, the clock beside them, and what else is measured for comparison. */
@NullMarked
package org.multichat.benchmarks.ledger.load;

import org.jspecify.annotations.NullMarked;
