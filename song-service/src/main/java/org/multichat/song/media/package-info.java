/** What bytes from somewhere else really are: which kind of audio, and how long. */
@NullMarked
package org.multichat.song.media;

import org.jspecify.annotations.NullMarked;
