/** What holds for the whole service, tested. */
@NullMarked
package org.multichat.image;

import org.jspecify.annotations.NullMarked;
