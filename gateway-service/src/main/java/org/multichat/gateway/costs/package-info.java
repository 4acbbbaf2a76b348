/** What was spent and what is left, as people and programs ask for it. */
@NullMarked
package org.multichat.gateway.costs;

import org.jspecify.annotations.NullMarked;
