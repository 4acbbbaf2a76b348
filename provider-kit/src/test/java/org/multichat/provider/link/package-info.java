@NullMarked
package org.multichat.provider.link;

import org.jspecify.annotations.NullMarked;
