@NullMarked
package org.multichat.gateway.origin;

import org.jspecify.annotations.NullMarked;
