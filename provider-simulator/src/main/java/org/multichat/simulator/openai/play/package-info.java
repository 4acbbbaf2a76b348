/** What can be set about OpenAI, and what can be made to go wrong. */
@NullMarked
package org.multichat.simulator.openai.play;

import org.jspecify.annotations.NullMarked;
