/** The provider and its service, tested. */
@NullMarked
package org.multichat.image.local;

import org.jspecify.annotations.NullMarked;
