/** Traces, on and off. */
@NullMarked
package org.multichat.operation.trace;

import org.jspecify.annotations.NullMarked;
