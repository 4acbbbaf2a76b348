/** A provider for tests, written by hand, that speaks HTTP over a bare socket. */
@NullMarked
package org.multichat.provider.fake;

import org.jspecify.annotations.NullMarked;
