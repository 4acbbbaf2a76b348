/** Plays the image API of Black Forest Labs. */
@NullMarked
package org.multichat.simulator.bfl;

import org.jspecify.annotations.NullMarked;
