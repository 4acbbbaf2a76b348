/** The same pairs through the packaged budget service. */
@NullMarked
package org.multichat.benchmarks.ledger.http;

import org.jspecify.annotations.NullMarked;
