/** What is set for pictures, whoever makes them. */
@NullMarked
package org.multichat.image.setting;

import org.jspecify.annotations.NullMarked;
