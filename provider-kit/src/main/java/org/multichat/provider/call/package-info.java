/** One call to a provider: what may be tried again, how often, and what not getting an answer means. */
@NullMarked
package org.multichat.provider.call;

import org.jspecify.annotations.NullMarked;
