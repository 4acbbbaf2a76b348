/** Pictures bought from OpenAI, or from a server that speaks its protocol, while one waits. */
@NullMarked
package org.multichat.image.openai;

import org.jspecify.annotations.NullMarked;
