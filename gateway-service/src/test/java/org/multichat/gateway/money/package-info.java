@NullMarked
package org.multichat.gateway.money;

import org.jspecify.annotations.NullMarked;
