/** The contract seen from outside. */
@NullMarked
package org.multichat.generator.http;

import org.jspecify.annotations.NullMarked;
