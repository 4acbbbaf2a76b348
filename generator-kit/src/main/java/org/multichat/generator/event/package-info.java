/** What a generation says on its way, as it goes over the wire. */
@NullMarked
package org.multichat.generator.event;

import org.jspecify.annotations.NullMarked;
