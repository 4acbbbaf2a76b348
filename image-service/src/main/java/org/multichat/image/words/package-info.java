/** From a prompt's words to a scene. */
@NullMarked
package org.multichat.image.words;

import org.jspecify.annotations.NullMarked;
