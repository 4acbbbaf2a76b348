@NullMarked
package org.multichat.gateway.feed;

import org.jspecify.annotations.NullMarked;
