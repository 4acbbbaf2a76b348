/** Who listens to turns: one read of a log per turn and gateway, whatever the number of listeners. */
@NullMarked
package org.multichat.gateway.feed;

import org.jspecify.annotations.NullMarked;
