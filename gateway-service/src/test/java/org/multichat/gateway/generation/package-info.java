@NullMarked
package org.multichat.gateway.generation;

import org.jspecify.annotations.NullMarked;
