/** The router service as this gateway sees it. */
@NullMarked
package org.multichat.gateway.route;

import org.jspecify.annotations.NullMarked;
