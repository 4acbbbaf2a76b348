/** The promises, held against what the clients remember and what the database says. */
@NullMarked
package org.multichat.benchmarks.torture.check;

import org.jspecify.annotations.NullMarked;
