/** A PostgreSQL for one run, and connections to it as the budget service makes them. */
@NullMarked
package org.multichat.benchmarks.postgres;

import org.jspecify.annotations.NullMarked;
