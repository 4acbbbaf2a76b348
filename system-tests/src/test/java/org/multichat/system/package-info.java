/** Black box: all services up from their packages, talked to as a client does; some are killed on the way. */
@NullMarked
package org.multichat.system;

import org.jspecify.annotations.NullMarked;
