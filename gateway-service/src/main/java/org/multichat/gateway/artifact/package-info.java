/** What was made and is kept. */
@NullMarked
package org.multichat.gateway.artifact;

import org.jspecify.annotations.NullMarked;
