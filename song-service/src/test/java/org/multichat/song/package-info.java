@NullMarked
package org.multichat.song;

import org.jspecify.annotations.NullMarked;
