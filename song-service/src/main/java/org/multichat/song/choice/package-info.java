/** Who makes the songs, and what stops the start. */
@NullMarked
package org.multichat.song.choice;

import org.jspecify.annotations.NullMarked;
