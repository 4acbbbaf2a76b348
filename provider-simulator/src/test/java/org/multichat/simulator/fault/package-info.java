@NullMarked
package org.multichat.simulator.fault;

import org.jspecify.annotations.NullMarked;
