/** From a plan to a score: harmony, melody, bass, drums and who plays when. */
@NullMarked
package org.multichat.song.compose;

import org.jspecify.annotations.NullMarked;
