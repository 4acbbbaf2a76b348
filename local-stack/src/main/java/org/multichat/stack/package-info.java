/** Starts everything on this machine: PostgreSQL and the six services, supervised until somebody stops them. */
@NullMarked
package org.multichat.stack;

import org.jspecify.annotations.NullMarked;
