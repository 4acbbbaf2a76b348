/** Settings that all providers share: the mode, keys, and which addresses are trusted. */
@NullMarked
package org.multichat.provider.setting;

import org.jspecify.annotations.NullMarked;
