/** The provider's own invoice, to hold our ledger against. */
@NullMarked
package org.multichat.simulator.invoice;

import org.jspecify.annotations.NullMarked;
