/** Settings for tests. */
@NullMarked
package org.multichat.image.setting;

import org.jspecify.annotations.NullMarked;
