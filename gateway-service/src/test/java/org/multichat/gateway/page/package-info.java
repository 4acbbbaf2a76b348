/** What a browser finds at the front door. */
@NullMarked
package org.multichat.gateway.page;

import org.jspecify.annotations.NullMarked;
