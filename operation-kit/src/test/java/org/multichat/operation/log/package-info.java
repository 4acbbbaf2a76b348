/** Lines of the log: one for each thing that happened, whatever is in it, and whose turn it was. */
@NullMarked
package org.multichat.operation.log;

import org.jspecify.annotations.NullMarked;
