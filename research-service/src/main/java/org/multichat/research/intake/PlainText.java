package org.multichat.research.intake;

import java.util.regex.Pattern;

/** Reads a text file: paragraphs stand between blank lines. */
final class PlainText {

    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*\\n");

    private PlainText() {}

    static Draft read(String raw) {
        Pages pages = new Pages();
        addTo(pages, CleanText.ofLines(raw));
        return new Draft(null, pages.all());
    }

    static void addTo(Pages pages, String lines) {
        BLANK_LINES.splitAsStream(lines).filter(block -> !block.isBlank()).forEach(pages::paragraph);
    }
}
