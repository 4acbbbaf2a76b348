@NullMarked
package org.multichat.song.theory;

import org.jspecify.annotations.NullMarked;
