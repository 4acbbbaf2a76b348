/** From a score to bytes: the synthesizer of the JDK, mastering and file formats. */
@NullMarked
package org.multichat.song.sound;

import org.jspecify.annotations.NullMarked;
