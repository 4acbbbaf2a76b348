@NullMarked
package org.multichat.gateway.slot;

import org.jspecify.annotations.NullMarked;
