/** Being kept waiting, sent away or cut off by PostgreSQL, and what is done about it. */
@NullMarked
package org.multichat.budget.database;

import org.jspecify.annotations.NullMarked;
