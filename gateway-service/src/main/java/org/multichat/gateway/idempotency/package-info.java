/** Requests that are sent twice and done once. */
@NullMarked
package org.multichat.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
