/** REST clients for providers, and how what they answer is read: by bounds, and by what is really there. */
@NullMarked
package org.multichat.provider.rest;

import org.jspecify.annotations.NullMarked;
