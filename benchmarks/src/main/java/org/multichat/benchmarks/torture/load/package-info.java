/** What clients ask of the ledger, how they insist, and what they remember of the answers. */
@NullMarked
package org.multichat.benchmarks.torture.load;

import org.jspecify.annotations.NullMarked;
