/** Rounds turned into ratios, ratios into a page. */
@NullMarked
package org.multichat.benchmarks.ledger.report;

import org.jspecify.annotations.NullMarked;
