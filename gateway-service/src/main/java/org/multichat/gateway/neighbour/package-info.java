/** What is alike in every call to another service: its refusals are read, its silence has a name. */
@NullMarked
package org.multichat.gateway.neighbour;

import org.jspecify.annotations.NullMarked;
