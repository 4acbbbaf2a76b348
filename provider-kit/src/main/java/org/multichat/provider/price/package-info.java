/** Dated price lists: what a model costs, since when, and when it ends. */
@NullMarked
package org.multichat.provider.price;

import org.jspecify.annotations.NullMarked;
