/** The nouns of a turn, its record and its event log; every other package may speak of them, they speak of none. */
@NullMarked
package org.multichat.gateway.turn;

import org.jspecify.annotations.NullMarked;
