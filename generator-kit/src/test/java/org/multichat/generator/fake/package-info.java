/** Providers for tests, written by hand. */
@NullMarked
package org.multichat.generator.fake;

import org.jspecify.annotations.NullMarked;
