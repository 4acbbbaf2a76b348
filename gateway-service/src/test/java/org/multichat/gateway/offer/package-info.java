@NullMarked
package org.multichat.gateway.offer;

import org.jspecify.annotations.NullMarked;
