@NullMarked
package org.multichat.gateway.artifact;

import org.jspecify.annotations.NullMarked;
