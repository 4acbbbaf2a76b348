/** From which pages a browser may change something here. */
@NullMarked
package org.multichat.gateway.origin;

import org.jspecify.annotations.NullMarked;
