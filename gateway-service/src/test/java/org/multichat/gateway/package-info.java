@NullMarked
package org.multichat.gateway;

import org.jspecify.annotations.NullMarked;
