/** How a text is told piece by piece: the same text in the same pieces, whoever tells it. */
@NullMarked
package org.multichat.research.delivery;

import org.jspecify.annotations.NullMarked;
