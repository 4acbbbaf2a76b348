/** The composer in this process, as the provider it is to the rest of the house. */
@NullMarked
package org.multichat.song.local;

import org.jspecify.annotations.NullMarked;
