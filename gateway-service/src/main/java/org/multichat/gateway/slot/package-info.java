/** Places at providers that take only so much at once, leased by all gateways together. */
@NullMarked
package org.multichat.gateway.slot;

import org.jspecify.annotations.NullMarked;
