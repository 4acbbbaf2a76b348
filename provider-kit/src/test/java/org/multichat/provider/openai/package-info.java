@NullMarked
package org.multichat.provider.openai;

import org.jspecify.annotations.NullMarked;
