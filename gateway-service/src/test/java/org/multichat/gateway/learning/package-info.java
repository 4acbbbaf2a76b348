@NullMarked
package org.multichat.gateway.learning;

import org.jspecify.annotations.NullMarked;
