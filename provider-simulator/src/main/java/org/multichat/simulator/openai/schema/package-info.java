/** Structured output: which schemas are taken, and JSON that satisfies them. */
@NullMarked
package org.multichat.simulator.openai.schema;

import org.jspecify.annotations.NullMarked;
