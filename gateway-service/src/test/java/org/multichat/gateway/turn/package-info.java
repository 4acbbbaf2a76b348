@NullMarked
package org.multichat.gateway.turn;

import org.jspecify.annotations.NullMarked;
