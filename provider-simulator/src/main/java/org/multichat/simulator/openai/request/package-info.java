/** Reading requests as strictly as OpenAI does. */
@NullMarked
package org.multichat.simulator.openai.request;

import org.jspecify.annotations.NullMarked;
