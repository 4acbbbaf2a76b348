package org.multichat.research.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** All documents at hand at one moment. */
public record Corpus(List<Document> documents, List<Unread> unread) {

    /** Half a SHA-256 is more than enough to notice that a file was edited. */
    private static final int FINGERPRINT_BYTES = 16;

    public Corpus {
        documents = List.copyOf(documents);
        unread = List.copyOf(unread);
    }

    /** The same for the same content, on every replica: a brief is a function of its prompt and of this. */
    public String fingerprint() {
        MessageDigest digest = sha256();
        for (Document document : documents) {
            add(digest, document.origin().name());
            add(digest, document.name());
            add(digest, document.title());
            for (Paragraph paragraph : document.paragraphs()) {
                add(digest, String.valueOf(paragraph.heading()));
                add(digest, paragraph.page() + " " + paragraph.text());
            }
        }
        for (Unread file : unread) {
            add(digest, file.name());
            add(digest, file.why());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
    }

    public long count(Origin origin) {
        return documents.stream()
                .filter(document -> document.origin() == origin)
                .count();
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
