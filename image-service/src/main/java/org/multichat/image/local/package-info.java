/** The provider that draws in this process. */
@NullMarked
package org.multichat.image.local;

import org.jspecify.annotations.NullMarked;
