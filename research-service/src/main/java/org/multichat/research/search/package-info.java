/** Finds the documents and paragraphs that deal with a question. */
@NullMarked
package org.multichat.research.search;

import org.jspecify.annotations.NullMarked;
