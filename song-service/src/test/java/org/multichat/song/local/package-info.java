@NullMarked
package org.multichat.song.local;

import org.jspecify.annotations.NullMarked;
