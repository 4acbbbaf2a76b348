/** The start of a service. */
@NullMarked
package org.multichat.operation.start;

import org.jspecify.annotations.NullMarked;
