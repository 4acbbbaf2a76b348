/** Buying from Black Forest Labs, tested against a server that fails in every way. */
@NullMarked
package org.multichat.image.bfl;

import org.jspecify.annotations.NullMarked;
