@NullMarked
package org.multichat.gateway.conversation;

import org.jspecify.annotations.NullMarked;
