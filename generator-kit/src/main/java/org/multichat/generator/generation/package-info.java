/** Generations while they run and for a while after: their events, their bytes, and what ends them. */
@NullMarked
package org.multichat.generator.generation;

import org.jspecify.annotations.NullMarked;
