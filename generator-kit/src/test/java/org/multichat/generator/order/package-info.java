/** Orders that cost money, tested. */
@NullMarked
package org.multichat.generator.order;

import org.jspecify.annotations.NullMarked;
