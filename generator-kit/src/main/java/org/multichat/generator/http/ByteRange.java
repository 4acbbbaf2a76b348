package org.multichat.generator.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One range of bytes as {@code Range: bytes=...} asks for it (RFC 9110, 14.1); the last byte is included. */
record ByteRange(long first, long last) {

    /** 18 digits fit a {@code long}; no file is longer. */
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * What was asked of so many bytes; nothing where everything is to be sent: other units, several ranges, nonsense.
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher asked = ONE_RANGE.matcher(header.replace(" ", ""));
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (asked.group(1).isEmpty()) {
            long lastBytes = Long.parseLong(asked.group(2));
            return Optional.of(new ByteRange(lastBytes == 0 ? size : Math.max(0, size - lastBytes), size - 1));
        }
        long first = Long.parseLong(asked.group(1));
        long last = asked.group(2).isEmpty() ? size - 1 : Long.parseLong(asked.group(2));
        return last < first && first < size
                ? Optional.empty()
                : Optional.of(new ByteRange(first, Math.min(last, size - 1)));
    }

    boolean isWithin(long size) {
        return first < size;
    }

    long length() {
        return last - first + 1;
    }
}
