@NullMarked
package org.multichat.song.media;

import org.jspecify.annotations.NullMarked;
