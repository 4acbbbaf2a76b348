/** Time is given, not taken. */
@NullMarked
package org.multichat.kit.time;

import org.jspecify.annotations.NullMarked;
