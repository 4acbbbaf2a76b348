/** The nouns: documents at hand, their paragraphs, and all of them together. */
@NullMarked
package org.multichat.research.document;

import org.jspecify.annotations.NullMarked;
