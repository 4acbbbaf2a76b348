/** From words to scenes, tested. */
@NullMarked
package org.multichat.image.words;

import org.jspecify.annotations.NullMarked;
