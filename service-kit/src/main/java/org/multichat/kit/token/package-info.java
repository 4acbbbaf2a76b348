/** The token that internal calls carry, and the account they act for. */
@NullMarked
package org.multichat.kit.token;

import org.jspecify.annotations.NullMarked;
