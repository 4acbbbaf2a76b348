/** Who writes: decided once, at the start. */
@NullMarked
package org.multichat.research.choice;

import org.jspecify.annotations.NullMarked;
