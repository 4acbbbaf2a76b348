/** Pictures, billed by the token. */
@NullMarked
package org.multichat.simulator.openai.images;

import org.jspecify.annotations.NullMarked;
