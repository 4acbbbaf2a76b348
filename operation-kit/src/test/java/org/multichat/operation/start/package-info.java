/** What a service says that does not start. */
@NullMarked
package org.multichat.operation.start;

import org.jspecify.annotations.NullMarked;
