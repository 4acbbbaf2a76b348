/** Buying from OpenAI, tested against a server that fails in every way. */
@NullMarked
package org.multichat.image.openai;

import org.jspecify.annotations.NullMarked;
