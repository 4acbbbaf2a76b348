/** What a service adds to the kit: whoever makes the thing, and the words in which it is asked. */
@NullMarked
package org.multichat.generator.provider;

import org.jspecify.annotations.NullMarked;
