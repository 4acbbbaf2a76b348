/** The artwork: what can be drawn, how large it is, and its pixels. */
@NullMarked
package org.multichat.image.art;

import org.jspecify.annotations.NullMarked;
