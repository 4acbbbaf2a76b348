/** The gateway under load: what it adds to its providers, what it carries, and what that costs. */
@NullMarked
package org.multichat.benchmarks.turns;

import org.jspecify.annotations.NullMarked;
