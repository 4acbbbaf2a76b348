/** Looking at pictures, tested. */
@NullMarked
package org.multichat.image.media;

import org.jspecify.annotations.NullMarked;
