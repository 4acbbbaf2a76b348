/** What a prompt asks: its subject, its words and how long an answer it wants. */
@NullMarked
package org.multichat.research.question;

import org.jspecify.annotations.NullMarked;
