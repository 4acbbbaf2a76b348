/** The life of a turn from the request to the receipt; uses everything and is used by nobody below it. */
@NullMarked
package org.multichat.gateway.chat;

import org.jspecify.annotations.NullMarked;
