@NullMarked
package org.multichat.provider.call;

import org.jspecify.annotations.NullMarked;
