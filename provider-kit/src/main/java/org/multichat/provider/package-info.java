/** How a provider is called: guarded, bounded, and never paid twice. */
@NullMarked
package org.multichat.provider;

import org.jspecify.annotations.NullMarked;
