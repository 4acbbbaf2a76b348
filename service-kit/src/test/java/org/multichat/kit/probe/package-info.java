/** The kit seen from outside: a resource that can be asked wrongly in every way, and what is answered. */
@NullMarked
package org.multichat.kit.probe;

import org.jspecify.annotations.NullMarked;
