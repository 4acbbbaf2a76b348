/** OpenAI as it is played here, held against its contract. */
@NullMarked
package org.multichat.simulator.openai;

import org.jspecify.annotations.NullMarked;
