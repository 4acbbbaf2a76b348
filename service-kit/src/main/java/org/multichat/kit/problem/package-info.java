/** Refusals and failures, and the one shape in which the world sees them: RFC 9457. */
@NullMarked
package org.multichat.kit.problem;

import org.jspecify.annotations.NullMarked;
