package org.multichat.gateway.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes that have arrived whole on this machine and are not kept yet. Closing removes what was not moved away. */
final class Unfinished implements AutoCloseable {

    /** As much as a generator may produce. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    static final String PREFIX = "unfinished";
    private static final String ENDING = ".tmp";

    private final Path file;
    private final long bytes;
    private final byte[] sha256;

    private Unfinished(Path file, long bytes, byte[] sha256) {
        this.file = file;
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /** Takes all there is. */
    static Unfinished of(InputStream content, Path workbench) throws IOException {
        Path file = Files.createTempFile(workbench, PREFIX, ENDING);
        try {
            DigestInputStream digested = new DigestInputStream(content, sha256Digest());
            long bytes = copy(digested, file);
            return new Unfinished(file, bytes, digested.getMessageDigest().digest());
        } catch (IOException | RuntimeException incomplete) {
            Files.deleteIfExists(file);
            throw incomplete;
        }
    }

    /** Whether a file of that name was left behind by a process that ended too early. */
    static boolean isLeftover(String name) {
        return name.startsWith(PREFIX) && name.endsWith(ENDING);
    }

    Path file() {
        return file;
    }

    long bytes() {
        return bytes;
    }

    byte[] sha256() {
        return sha256.clone();
    }

    String sha256Hex() {
        return HexFormat.of().formatHex(sha256);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // It is small harm, and the sweep removes it.
        }
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

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
