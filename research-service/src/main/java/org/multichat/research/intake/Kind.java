package org.multichat.research.intake;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The files that can be read, told apart by the end of their names, and how large each may be. */
enum Kind {
    TEXT(DocumentFolder.MAX_TEXT_BYTES),
    MARKDOWN(DocumentFolder.MAX_TEXT_BYTES),
    PDF(DocumentFolder.MAX_PDF_BYTES);

    private final long maxBytes;

    Kind(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    long maxBytes() {
        return maxBytes;
    }

    static Optional<Kind> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "txt", "text" -> Optional.of(TEXT);
            case "md", "markdown" -> Optional.of(MARKDOWN);
            case "pdf" -> Optional.of(PDF);
            default -> Optional.empty();
        };
    }
}
