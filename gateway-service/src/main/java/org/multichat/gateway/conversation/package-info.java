/** Trees of turns, as a person looks at them. */
@NullMarked
package org.multichat.gateway.conversation;

import org.jspecify.annotations.NullMarked;
