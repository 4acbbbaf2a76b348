/** Who makes the pictures, and what stops the start. */
@NullMarked
package org.multichat.image.choice;

import org.jspecify.annotations.NullMarked;
