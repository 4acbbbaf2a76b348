/** The brief itself: which sentences stand in it, in what order, and how each says where it comes from. */
@NullMarked
package org.multichat.research.brief;

import org.jspecify.annotations.NullMarked;
