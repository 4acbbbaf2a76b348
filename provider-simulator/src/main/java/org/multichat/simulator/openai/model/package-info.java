/** Models there are and were, and what their tokens cost. */
@NullMarked
package org.multichat.simulator.openai.model;

import org.jspecify.annotations.NullMarked;
