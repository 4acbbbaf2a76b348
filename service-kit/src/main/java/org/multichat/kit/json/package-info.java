/** Strict for what comes in from outside, tolerant for what a neighbour of another version says. */
@NullMarked
package org.multichat.kit.json;

import org.jspecify.annotations.NullMarked;
