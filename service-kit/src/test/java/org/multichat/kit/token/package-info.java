/** The secret that services share, tested without a running service. */
@NullMarked
package org.multichat.kit.token;

import org.jspecify.annotations.NullMarked;
