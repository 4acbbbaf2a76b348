/** Answers, errors and event streams as bytes. */
@NullMarked
package org.multichat.simulator.openai.wire;

import org.jspecify.annotations.NullMarked;
