/** From a scene to a picture. */
@NullMarked
package org.multichat.image.paint;

import org.jspecify.annotations.NullMarked;
