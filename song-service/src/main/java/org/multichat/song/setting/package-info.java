/** What is set for songs, whoever makes them. */
@NullMarked
package org.multichat.song.setting;

import org.jspecify.annotations.NullMarked;
