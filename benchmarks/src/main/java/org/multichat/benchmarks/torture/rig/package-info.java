/** The real processes that are broken: PostgreSQL, replicas of the budget service, and the proxies between them. */
@NullMarked
package org.multichat.benchmarks.torture.rig;

import org.jspecify.annotations.NullMarked;
