package org.multichat.research.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few sentences that stand together.
 *
 * @param number counts the paragraphs of a document from 1
 * @param heading the nearest one above it, where the document has headings
 * @param page counts from 1, or 0 where the document has no pages
 * @param sentences in order, spaces evened out, else to the letter
 */
public record Paragraph(int number, @Nullable String heading, int page, List<String> sentences) {

    public Paragraph {
        sentences = List.copyOf(sentences);
        if (number < 1 || page < 0 || sentences.isEmpty()) {
            throw new IllegalArgumentException("a paragraph has a number and at least one sentence");
        }
    }

    public String text() {
        return String.join(" ", sentences);
    }
}
