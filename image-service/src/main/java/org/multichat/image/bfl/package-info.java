/** Pictures bought from Black Forest Labs: a task is submitted, asked after, and its picture fetched. */
@NullMarked
package org.multichat.image.bfl;

import org.jspecify.annotations.NullMarked;
