/** Providers that are paid, played over HTTP with every fault there is. */
@NullMarked
package org.multichat.image.fake;

import org.jspecify.annotations.NullMarked;
