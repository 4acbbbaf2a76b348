/** Papers by a model, bought from a server that is played by hand. */
@NullMarked
package org.multichat.research.openai;

import org.jspecify.annotations.NullMarked;
