package org.multichat.research.document;

import java.util.List;

/**
 * One text that can be quoted.
 *
 * @param title as it calls itself, else its file's name
 * @param origin whose it is
 * @param name its file, relative to where it was found; the key by which documents are ordered
 * @param paragraphs in reading order, at least one
 */
public record Document(String title, Origin origin, String name, List<Paragraph> paragraphs) {

    public Document {
        paragraphs = List.copyOf(paragraphs);
        if (title.isBlank() || paragraphs.isEmpty()) {
            throw new IllegalArgumentException("a document has a title and something to read");
        }
    }
}
