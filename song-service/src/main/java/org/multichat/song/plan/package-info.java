/** From the words of a prompt to what the song is to be: its style, key, tempo, players and form. */
@NullMarked
package org.multichat.song.plan;

import org.jspecify.annotations.NullMarked;
