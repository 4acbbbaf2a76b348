/** What every HTTP door of the house does alike. */
@NullMarked
package org.multichat.kit.http;

import org.jspecify.annotations.NullMarked;
