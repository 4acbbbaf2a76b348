@NullMarked
package org.multichat.kit.http;

import org.jspecify.annotations.NullMarked;
