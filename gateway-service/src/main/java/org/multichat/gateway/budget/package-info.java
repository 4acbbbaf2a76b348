/** The budget service as this gateway sees it. */
@NullMarked
package org.multichat.gateway.budget;

import org.jspecify.annotations.NullMarked;
