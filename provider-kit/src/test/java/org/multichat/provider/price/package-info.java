@NullMarked
package org.multichat.provider.price;

import org.jspecify.annotations.NullMarked;
