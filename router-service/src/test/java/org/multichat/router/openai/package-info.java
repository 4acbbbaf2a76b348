/** Second opinions by a server that speaks OpenAI's protocol, and by everything that it can say instead. */
@NullMarked
package org.multichat.router.openai;

import org.jspecify.annotations.NullMarked;
