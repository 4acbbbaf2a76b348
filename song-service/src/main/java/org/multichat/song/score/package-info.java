/** A song written down: parts, instruments and notes, ready to be played. */
@NullMarked
package org.multichat.song.score;

import org.jspecify.annotations.NullMarked;
