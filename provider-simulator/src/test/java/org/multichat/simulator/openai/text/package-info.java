/** What a model writes, and how its tokens are counted. */
@NullMarked
package org.multichat.simulator.openai.text;

import org.jspecify.annotations.NullMarked;
