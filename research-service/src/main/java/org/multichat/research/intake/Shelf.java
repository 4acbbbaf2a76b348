package org.multichat.research.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.multichat.research.document.Document;
import org.multichat.research.document.Origin;

/** The small library that comes with the service, so that a fresh machine has something to quote. */
public final class Shelf {

    private static final String ROOT = "/library/";

    private Shelf() {}

    /** In the order of the table of contents. */
    public static List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        for (String name :
                resource("contents.txt").lines().filter(line -> !line.isBlank()).toList()) {
            documents.add(MarkdownText.read(resource(name))
                    .as(Origin.LIBRARY, name)
                    .orElseThrow(() -> new IllegalStateException(name + " of the library is empty")));
        }
        return documents;
    }

    private static String resource(String name) {
        try (InputStream stream = Shelf.class.getResourceAsStream(ROOT + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " of the library is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
