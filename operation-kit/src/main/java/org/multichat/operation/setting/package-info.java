/** The settings people make: which there are, where they come from, and what looks like one but is none. */
@NullMarked
package org.multichat.operation.setting;

import org.jspecify.annotations.NullMarked;
