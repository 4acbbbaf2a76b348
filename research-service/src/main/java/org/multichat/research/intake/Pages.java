package org.multichat.research.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.research.document.Paragraph;

/** Collects paragraphs in reading order, and knows under which heading and on which page it stands. */
final class Pages {

    /** A paragraph of more is cut at a sentence: a book without a blank line must not become one passage. */
    private static final int MAX_PARAGRAPH_SENTENCES = 12;

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private @Nullable String heading;
    private int page;

    void turnTo(int number) {
        page = number;
    }

    void heading(String text) {
        heading = text.isBlank() ? null : text;
    }

    void paragraph(String text) {
        List<String> sentences = Sentences.of(text);
        for (int from = 0; from < sentences.size(); from += MAX_PARAGRAPH_SENTENCES) {
            int to = Math.min(sentences.size(), from + MAX_PARAGRAPH_SENTENCES);
            paragraphs.add(new Paragraph(paragraphs.size() + 1, heading, page, sentences.subList(from, to)));
        }
    }

    List<Paragraph> all() {
        return paragraphs;
    }
}
