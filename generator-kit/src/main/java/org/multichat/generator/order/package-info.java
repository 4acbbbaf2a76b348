/** Orders that cost money: sent at most once, and never without knowing whether they may have been. */
@NullMarked
package org.multichat.generator.order;

import org.jspecify.annotations.NullMarked;
