/** Ids that sort by the time they were made. */
@NullMarked
package org.multichat.kit.id;

import org.jspecify.annotations.NullMarked;
