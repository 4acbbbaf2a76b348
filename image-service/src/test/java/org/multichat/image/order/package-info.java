/** Sizes and terms, tested. */
@NullMarked
package org.multichat.image.order;

import org.jspecify.annotations.NullMarked;
