@NullMarked
package org.multichat.simulator;

import org.jspecify.annotations.NullMarked;
