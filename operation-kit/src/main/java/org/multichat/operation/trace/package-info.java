/** Traces: what became of a turn, through all services, for whoever collects them; nothing as long as nobody does. */
@NullMarked
package org.multichat.operation.trace;

import org.jspecify.annotations.NullMarked;
