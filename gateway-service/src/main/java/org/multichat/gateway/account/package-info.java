/** Who pays and owns. */
@NullMarked
package org.multichat.gateway.account;

import org.jspecify.annotations.NullMarked;
