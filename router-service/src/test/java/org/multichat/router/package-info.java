/** What holds for the whole service. */
@NullMarked
package org.multichat.router;

import org.jspecify.annotations.NullMarked;
