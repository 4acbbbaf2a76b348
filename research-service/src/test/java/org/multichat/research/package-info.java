/** What the tests of this service share: prompts as work, and an ear for what is said. */
@NullMarked
package org.multichat.research;

import org.jspecify.annotations.NullMarked;
