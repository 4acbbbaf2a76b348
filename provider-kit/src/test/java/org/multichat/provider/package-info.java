@NullMarked
package org.multichat.provider;

import org.jspecify.annotations.NullMarked;
