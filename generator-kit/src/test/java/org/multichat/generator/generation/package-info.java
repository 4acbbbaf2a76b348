/** Generations without HTTP. */
@NullMarked
package org.multichat.generator.generation;

import org.jspecify.annotations.NullMarked;
