/** Chat completions, whole and streamed. */
@NullMarked
package org.multichat.simulator.openai.chat;

import org.jspecify.annotations.NullMarked;
