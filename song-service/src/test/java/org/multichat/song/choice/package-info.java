@NullMarked
package org.multichat.song.choice;

import org.jspecify.annotations.NullMarked;
