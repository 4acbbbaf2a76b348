/** The service as its clients see it. */
@NullMarked
package org.multichat.research.http;

import org.jspecify.annotations.NullMarked;
