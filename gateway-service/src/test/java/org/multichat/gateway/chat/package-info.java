@NullMarked
package org.multichat.gateway.chat;

import org.jspecify.annotations.NullMarked;
