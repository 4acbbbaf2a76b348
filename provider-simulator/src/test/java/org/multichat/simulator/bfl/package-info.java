@NullMarked
package org.multichat.simulator.bfl;

import org.jspecify.annotations.NullMarked;
