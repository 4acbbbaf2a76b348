/** The settings of this service, for whoever writes. */
@NullMarked
package org.multichat.research.setting;

import org.jspecify.annotations.NullMarked;
