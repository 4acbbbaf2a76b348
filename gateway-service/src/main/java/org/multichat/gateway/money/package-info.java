/** Amounts of money: exact, and written as decimal strings outside. */
@NullMarked
package org.multichat.gateway.money;

import org.jspecify.annotations.NullMarked;
