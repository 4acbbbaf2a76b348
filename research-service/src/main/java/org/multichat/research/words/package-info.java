/** Which words are the same word, and which of a prompt only ask. */
@NullMarked
package org.multichat.research.words;

import org.jspecify.annotations.NullMarked;
