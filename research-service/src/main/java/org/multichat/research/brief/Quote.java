package org.multichat.research.brief;

import org.multichat.research.document.Document;
import org.multichat.research.document.Paragraph;

/**
 * Neighbouring sentences of one paragraph, word for word.
 *
 * @param from the first sentence's place in the paragraph
 * @param to the place after the last one
 */
record Quote(Document document, Paragraph paragraph, int from, int to) {

    Quote {
        if (from < 0 || from >= to || to > paragraph.sentences().size()) {
            throw new IllegalArgumentException("a quote has at least one sentence of its paragraph");
        }
    }

    String text() {
        return String.join(" ", paragraph.sentences().subList(from, to));
    }
}
