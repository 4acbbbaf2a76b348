/** The same pairs beside millions of others that are over. */
@NullMarked
package org.multichat.benchmarks.ledger.growth;

import org.jspecify.annotations.NullMarked;
