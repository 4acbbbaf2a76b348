/** A second opinion by a language model that is paid, where the local classifier is not sure. */
@NullMarked
package org.multichat.router.openai;

import org.jspecify.annotations.NullMarked;
