package org.multichat.research.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.multichat.research.document.Document;
import org.multichat.research.document.Origin;
import org.multichat.research.document.Unread;

/**
 * The person's own files. Whatever lies there was written by somebody else: it is read within bounds, never followed
 * elsewhere, and what cannot be read is named.
 */
public final class DocumentFolder {

    /** Files searched at the most: reading more would keep the first brief waiting for minutes. */
    public static final int MAX_FILES = 200;

    /** Folders below the folder. */
    static final int MAX_DEPTH = 4;

    /** A PDF of this size is a book with pictures. */
    static final long MAX_PDF_BYTES = 24L * 1024 * 1024;

    /** Text of this size is longer than any book. */
    static final long MAX_TEXT_BYTES = 4L * 1024 * 1024;

    /** Characters taken from one file, about 60,000 words. */
    static final int MAX_CHARS = 400_000;

    /** Characters taken from all files: text, index and working space have to fit a heap of 128 MB. */
    static final long MAX_CHARS_TOGETHER = 4_000_000;

    private final Path folder;

    public DocumentFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** What was found, before it was read: when this is the same, so is the content. */
    public Listing listing() {
        return Listing.of(folder);
    }

    /** Reads what a listing names, in its order. */
    public Reading read(Listing listing) {
        List<Document> documents = new ArrayList<>();
        List<Unread> unread = new ArrayList<>(listing.unread());
        long chars = 0;
        for (Listing.Entry entry : listing.entries()) {
            if (chars >= MAX_CHARS_TOGETHER) {
                unread.add(new Unread(entry.name(), "the files before it are as much as can be searched"));
                continue;
            }
            try {
                Optional<Document> document = draft(entry).as(Origin.FOLDER, entry.name());
                document.ifPresentOrElse(documents::add, () -> unread.add(new Unread(entry.name(), "no text in it")));
                chars += document.map(DocumentFolder::chars).orElse(0L);
            } catch (InvalidPasswordException _) {
                unread.add(new Unread(entry.name(), "protected by a password"));
            } catch (CharacterCodingException _) {
                unread.add(new Unread(entry.name(), "not UTF-8 text"));
            } catch (IOException | RuntimeException | StackOverflowError _) {
                // A file made to break its reader breaks its own reading only.
                unread.add(new Unread(entry.name(), "damaged, or not what its name says"));
            }
        }
        return new Reading(documents, unread);
    }

    private Draft draft(Listing.Entry entry) throws IOException {
        Path file = folder.resolve(entry.name());
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!now.isRegularFile() || now.size() > entry.kind().maxBytes()) {
            throw new IOException("it changed while it was looked at");
        }
        return switch (entry.kind()) {
            case PDF -> PdfText.read(file, MAX_CHARS);
            case MARKDOWN -> MarkdownText.read(text(file));
            case TEXT -> PlainText.read(text(file));
        };
    }

    private static String text(Path file) throws IOException {
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        String text = strict.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    }

    private static long chars(Document document) {
        return document.paragraphs().stream()
                .flatMap(paragraph -> paragraph.sentences().stream())
                .mapToLong(String::length)
                .sum();
    }

    /** What came of it. */
    public record Reading(List<Document> documents, List<Unread> unread) {}
}
