package org.multichat.research.intake;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.research.document.Document;
import org.multichat.research.document.Origin;
import org.multichat.research.document.Paragraph;

/** What a reader got out of a file: a title where it has one, and its paragraphs. */
record Draft(@Nullable String title, List<Paragraph> paragraphs) {

    /** A longer title is a paragraph that was taken for one. */
    private static final int MAX_TITLE_CHARS = 160;

    /** Nothing where there was nothing to read, as in a scanned PDF. */
    Optional<Document> as(Origin origin, String name) {
        if (paragraphs.isEmpty()) {
            return Optional.empty();
        }
        String own = title == null ? "" : CleanText.evened(title);
        boolean usable = !own.isEmpty() && own.length() <= MAX_TITLE_CHARS;
        return Optional.of(new Document(usable ? own : titleOf(name), origin, name, paragraphs));
    }

    private static String titleOf(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        String words = CleanText.evened(
                (dot > 0 ? file.substring(0, dot) : file).replace('_', ' ').replace('-', ' '));
        return words.isEmpty() ? file : words;
    }
}
