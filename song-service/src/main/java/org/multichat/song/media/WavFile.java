package org.multichat.song.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads how long a WAV plays: so many bytes of sound, so many of them a second. */
final class WavFile {

    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int BYTES_A_SECOND_AT = 8;

    private WavFile() {}

    static Optional<Double> seconds(byte[] file) {
        if (file.length < HEADER
                || !name(file, 0).equals("RIFF")
                || !name(file, 8).equals("WAVE")) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long aSecond = 0;
        long at = HEADER;
        while (at + CHUNK_HEADER <= file.length) {
            String name = name(file, (int) at);
            long size = Integer.toUnsignedLong(bytes.getInt((int) at + 4));
            long content = at + CHUNK_HEADER;
            if (name.equals("fmt ") && content + BYTES_A_SECOND_AT + 4 <= file.length) {
                aSecond = Integer.toUnsignedLong(bytes.getInt((int) content + BYTES_A_SECOND_AT));
            } else if (name.equals("data") && aSecond > 0) {
                // What is really there: a file that was written while it was played does not know its length.
                return Optional.of((double) Math.min(size, file.length - content) / aSecond);
            }
            at = content + size + (size & 1);
        }
        return Optional.empty();
    }

    private static String name(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }
}
