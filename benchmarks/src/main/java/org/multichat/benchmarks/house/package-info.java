/** The packaged services and who works for them, as processes of their own that are measured from outside. */
@NullMarked
package org.multichat.benchmarks.house;

import org.jspecify.annotations.NullMarked;
