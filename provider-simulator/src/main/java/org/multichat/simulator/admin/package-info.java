/** What a person or a test tells the simulator, and asks of it. */
@NullMarked
package org.multichat.simulator.admin;

import org.jspecify.annotations.NullMarked;
