/** Plays the song API of udioapi.pro in both its versions. */
@NullMarked
package org.multichat.simulator.udio;

import org.jspecify.annotations.NullMarked;
