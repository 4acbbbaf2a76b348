@NullMarked
package org.multichat.song.sound;

import org.jspecify.annotations.NullMarked;
