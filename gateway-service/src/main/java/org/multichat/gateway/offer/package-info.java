/** What can be had here now, and what may be said about it beside the prompt. */
@NullMarked
package org.multichat.gateway.offer;

import org.jspecify.annotations.NullMarked;
