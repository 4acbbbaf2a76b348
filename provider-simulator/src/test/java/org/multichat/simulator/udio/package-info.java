@NullMarked
package org.multichat.simulator.udio;

import org.jspecify.annotations.NullMarked;
