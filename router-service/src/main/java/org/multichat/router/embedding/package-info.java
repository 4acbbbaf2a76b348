/** The meaning of a text as numbers, worked out in this process. */
@NullMarked
package org.multichat.router.embedding;

import org.jspecify.annotations.NullMarked;
