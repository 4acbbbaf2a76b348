/** Handles, sealed and forged. */
@NullMarked
package org.multichat.generator.handle;

import org.jspecify.annotations.NullMarked;
