/** Pictures that somebody else made: looked at before they are taken, without unpacking them. */
@NullMarked
package org.multichat.image.media;

import org.jspecify.annotations.NullMarked;
