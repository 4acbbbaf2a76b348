/** What orders at all paid providers have in common: sizes, terms, and whether one was sent. */
@NullMarked
package org.multichat.image.order;

import org.jspecify.annotations.NullMarked;
