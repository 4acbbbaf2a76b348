/** Costs that were not known when their turn ended: learned from providers, and from people. */
@NullMarked
package org.multichat.gateway.learning;

import org.jspecify.annotations.NullMarked;
