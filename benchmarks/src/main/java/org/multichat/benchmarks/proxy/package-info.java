/** A network in between that misbehaves on request. */
@NullMarked
package org.multichat.benchmarks.proxy;

import org.jspecify.annotations.NullMarked;
