/** How files become documents: what is read, how far, and what is left out. */
@NullMarked
package org.multichat.research.intake;

import org.jspecify.annotations.NullMarked;
