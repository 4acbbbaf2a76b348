@NullMarked
package org.multichat.song.plan;

import org.jspecify.annotations.NullMarked;
