@NullMarked
package org.multichat.song.compose;

import org.jspecify.annotations.NullMarked;
