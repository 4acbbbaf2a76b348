/** What a model makes of a request, before anything is said: every token of it. */
@NullMarked
package org.multichat.simulator.openai.answer;

import org.jspecify.annotations.NullMarked;
