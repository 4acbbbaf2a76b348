/** What is broken, when, and how long it took to be well again. */
@NullMarked
package org.multichat.benchmarks.torture.faults;

import org.jspecify.annotations.NullMarked;
