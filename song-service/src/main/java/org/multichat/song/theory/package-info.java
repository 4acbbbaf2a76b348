/** Keys, chords and metres: what music theory says, and nothing about this song or that. */
@NullMarked
package org.multichat.song.theory;

import org.jspecify.annotations.NullMarked;
