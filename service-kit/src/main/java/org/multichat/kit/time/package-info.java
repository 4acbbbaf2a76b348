/** Where the time comes from. */
@NullMarked
package org.multichat.kit.time;

import org.jspecify.annotations.NullMarked;
