/** Makes the weights that the service ships, and says how good they are. Never part of the running service. */
@NullMarked
package org.multichat.router.training;

import org.jspecify.annotations.NullMarked;
