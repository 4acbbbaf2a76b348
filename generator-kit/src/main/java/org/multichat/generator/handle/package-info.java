/** The handle of a generation: signed, and all that anybody needs to go on with it. */
@NullMarked
package org.multichat.generator.handle;

import org.jspecify.annotations.NullMarked;
