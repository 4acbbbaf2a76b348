/** What a provider's reply points to: fetched only from where it may be, or not at all. */
@NullMarked
package org.multichat.provider.link;

import org.jspecify.annotations.NullMarked;
