/** Who is chosen, tested. */
@NullMarked
package org.multichat.image.choice;

import org.jspecify.annotations.NullMarked;
