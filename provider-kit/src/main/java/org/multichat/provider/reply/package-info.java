/** What a provider answers, which is not trusted: bounded, and read by what is there rather than by what should be. */
@NullMarked
package org.multichat.provider.reply;

import org.jspecify.annotations.NullMarked;
