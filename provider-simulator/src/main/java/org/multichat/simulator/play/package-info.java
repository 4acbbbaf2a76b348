/** What a played provider says of itself, and the settings by which it is played. Knows no other package. */
@NullMarked
package org.multichat.simulator.play;

import org.jspecify.annotations.NullMarked;
