/** Neighbours of the gateway, made by hand for its tests: they speak HTTP and do what a test tells them. */
@NullMarked
package org.multichat.gateway.fake;

import org.jspecify.annotations.NullMarked;
