/** The provider that needs nobody else: reads what is at hand and writes a brief from it, word by word. */
@NullMarked
package org.multichat.research.local;

import org.jspecify.annotations.NullMarked;
