/** The ledger under load while its processes and its network are broken on purpose, and whether its promises held. */
@NullMarked
package org.multichat.benchmarks.torture;

import org.jspecify.annotations.NullMarked;
