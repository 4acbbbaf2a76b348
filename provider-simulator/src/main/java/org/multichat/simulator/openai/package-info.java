/** OpenAI under {@code /openai/v1}: chat completions, responses, images and models, as strict as the real one. */
@NullMarked
package org.multichat.simulator.openai;

import org.jspecify.annotations.NullMarked;
