/** The API of the application this one grew out of, so that its clients run unchanged. */
@NullMarked
package org.multichat.gateway.ancestor;

import org.jspecify.annotations.NullMarked;
