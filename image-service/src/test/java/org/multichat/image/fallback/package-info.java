/** The second provider, tested. */
@NullMarked
package org.multichat.image.fallback;

import org.jspecify.annotations.NullMarked;
