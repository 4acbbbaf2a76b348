/** Compares the ledger with its peers, in process, through HTTP and after years of growth. */
@NullMarked
package org.multichat.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
