/** How OpenAI, and servers that speak like it, say no. */
@NullMarked
package org.multichat.simulator.openai.error;

import org.jspecify.annotations.NullMarked;
