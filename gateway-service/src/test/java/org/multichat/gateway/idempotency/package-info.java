@NullMarked
package org.multichat.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
