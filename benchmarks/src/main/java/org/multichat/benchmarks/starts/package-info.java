/** How soon each service is ready when it is started alone, and what it takes, with an AOT cache and without. */
@NullMarked
package org.multichat.benchmarks.starts;

import org.jspecify.annotations.NullMarked;
