/** Responses: streamed, in the background, continued and cancelled. */
@NullMarked
package org.multichat.simulator.openai.responses;

import org.jspecify.annotations.NullMarked;
