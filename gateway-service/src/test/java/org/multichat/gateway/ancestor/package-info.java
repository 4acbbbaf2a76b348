@NullMarked
package org.multichat.gateway.ancestor;

import org.jspecify.annotations.NullMarked;
