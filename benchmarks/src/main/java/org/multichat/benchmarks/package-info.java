/** Measures and tortures the ledger from outside. */
@NullMarked
package org.multichat.benchmarks;

import org.jspecify.annotations.NullMarked;
