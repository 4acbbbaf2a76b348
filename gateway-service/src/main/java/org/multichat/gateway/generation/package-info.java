/** The image, song and research services as this gateway sees them. */
@NullMarked
package org.multichat.gateway.generation;

import org.jspecify.annotations.NullMarked;
