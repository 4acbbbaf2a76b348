package org.multichat.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What one part says, over all its restarts. A start of the stack begins a new file and keeps the older ones beside it
 * ({@code budget.log.1} is the newest); so does a file that grows too long.
 */
final class LogFile implements AutoCloseable {

    /** With the older files at most 40 MB a part: a service that logs in a loop must not fill the disk. */
    static final long MAX_BYTES = 10_000_000;

    static final int OLDER_KEPT = 3;

    /** Enough for the message and its cause; the rest is in the file. */
    private static final int LAST_LINES = 8;

    /** Holds the last lines, stack frames included. */
    private static final int TAIL_BYTES = 16_384;

    private final Path file;
    private final long maxBytes;
    private byte[] tail = {};
    private OutputStream out;
    private long written;

    LogFile(Path file) {
        this(file, MAX_BYTES);
    }

    LogFile(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.out = begin();
    }

    Path file() {
        return file;
    }

    void write(byte[] bytes, int length) {
        synchronized (this) {
            if (written > 0 && written + length > maxBytes) {
                closeQuietly();
                out = begin();
            }
            keepTail(bytes, length);
            try {
                out.write(bytes, 0, length);
                out.flush();
                written += length;
            } catch (IOException diskFull) {
                // The part goes on without its log; its last lines are still in memory.
            }
        }
    }

    List<String> lastLines() {
        synchronized (this) {
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closeQuietly();
            out = OutputStream.nullOutputStream();
        }
    }

    private OutputStream begin() {
        try {
            for (int age = OLDER_KEPT; age >= 1; age--) {
                Path younger = age == 1 ? file : older(age - 1);
                if (Files.exists(younger)) {
                    Files.move(younger, older(age), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            written = 0;
            return Files.newOutputStream(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be written", failed);
        }
    }

    private Path older(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }

    private void keepTail(byte[] bytes, int length) {
        int fromOld = Math.min(tail.length, Math.max(0, TAIL_BYTES - length));
        int fromNew = Math.min(length, TAIL_BYTES);
        byte[] joined = new byte[fromOld + fromNew];
        System.arraycopy(tail, tail.length - fromOld, joined, 0, fromOld);
        System.arraycopy(bytes, length - fromNew, joined, fromOld, fromNew);
        tail = joined;
    }

    private void closeQuietly() {
        try {
            out.close();
        } catch (IOException alreadyGone) {
            // nothing more to write there
        }
    }
}
