/** From scenes to pixels, tested. */
@NullMarked
package org.multichat.image.paint;

import org.jspecify.annotations.NullMarked;
