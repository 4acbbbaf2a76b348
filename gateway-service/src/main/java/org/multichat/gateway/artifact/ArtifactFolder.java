package org.multichat.gateway.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The bytes of artifacts as files, one each. A file is there whole or not at all. */
@ApplicationScoped
class ArtifactFolder {

    /** As much as a generator may produce. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    /** Other forms of an artifact lie beside it, under its name with such an ending. */
    static final String JPEG = ".jpg";

    static final String PEAKS = ".peaks.json";

    private final Path folder;

    @Inject
    ArtifactFolder(ArtifactConfig config) {
        this.folder = config.folder().toAbsolutePath();
    }

    /** What was stored. */
    record Stored(long bytes, String sha256) {}

    /** Stores the bytes, on the disk and not only on the way to it when this returns. */
    Stored store(ArtifactId id, InputStream content) throws IOException {
        Path file = path(id);
        Files.createDirectories(file.getParent());
        Path unfinished = Files.createTempFile(file.getParent(), "unfinished", ".tmp");
        try {
            DigestInputStream digested = new DigestInputStream(content, sha256());
            long bytes = copy(digested, unfinished);
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Stored(
                    bytes, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Removes the bytes in all their forms; those that are not there are removed. */
    void remove(ArtifactId id) {
        try {
            for (String ending : List.of(JPEG, PEAKS, "")) {
                Files.deleteIfExists(path(id).resolveSibling(id + ending));
            }
        } catch (IOException stays) {
            throw new UncheckedIOException("the bytes of artifact " + id + " cannot be removed", stays);
        }
    }

    /** Where the bytes are. */
    Path path(ArtifactId id) {
        String name = id.toString();
        // The last digits are random, so folders fill evenly.
        return folder.resolve(name.substring(name.length() - 2)).resolve(name);
    }

    private static long copy(InputStream content, Path to) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > MAX_BYTES) {
                    throw new IOException("an artifact has at most %,d bytes".formatted(MAX_BYTES));
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
