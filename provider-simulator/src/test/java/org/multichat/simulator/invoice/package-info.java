@NullMarked
package org.multichat.simulator.invoice;

import org.jspecify.annotations.NullMarked;
