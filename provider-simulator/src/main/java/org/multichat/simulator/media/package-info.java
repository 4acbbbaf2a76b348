/** Real pictures and real songs, quickly made. */
@NullMarked
package org.multichat.simulator.media;

import org.jspecify.annotations.NullMarked;
