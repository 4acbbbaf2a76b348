/** How calls come in and answers go out, well or badly. */
@NullMarked
package org.multichat.simulator.door;

import org.jspecify.annotations.NullMarked;
