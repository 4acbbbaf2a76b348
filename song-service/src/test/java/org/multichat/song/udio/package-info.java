/** Buying songs from udio, tested against a server that fails in every way. */
@NullMarked
package org.multichat.song.udio;

import org.jspecify.annotations.NullMarked;
