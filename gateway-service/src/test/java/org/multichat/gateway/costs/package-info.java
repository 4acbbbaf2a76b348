@NullMarked
package org.multichat.gateway.costs;

import org.jspecify.annotations.NullMarked;
