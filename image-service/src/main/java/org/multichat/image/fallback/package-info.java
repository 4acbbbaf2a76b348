/** A second provider for when the first certainly did nothing. */
@NullMarked
package org.multichat.image.fallback;

import org.jspecify.annotations.NullMarked;
