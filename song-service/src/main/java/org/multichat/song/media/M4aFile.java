package org.multichat.song.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads how long an M4A plays, from the head of its film. */
final class M4aFile {

    private static final int BOX_HEADER = 8;

    private M4aFile() {}

    static Optional<Double> seconds(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        boolean isOne = file.length > 2 * BOX_HEADER && name(bytes, 0).equals("ftyp");
        return isOne
                ? inside(bytes, "moov").flatMap(film -> inside(film, "mvhd")).flatMap(M4aFile::length)
                : Optional.empty();
    }

    /** What is in the first box of that name. */
    private static Optional<ByteBuffer> inside(ByteBuffer boxes, String name) {
        long at = 0;
        while (at + BOX_HEADER <= boxes.limit()) {
            long size = Integer.toUnsignedLong(boxes.getInt((int) at));
            long end = size == 0 ? boxes.limit() : at + size;
            // Larger than 4 GB, or not a box at all.
            if (end < at + BOX_HEADER || end > boxes.limit()) {
                return Optional.empty();
            }
            if (name(boxes, (int) at).equals(name)) {
                return Optional.of(boxes.slice((int) at + BOX_HEADER, (int) (end - at) - BOX_HEADER));
            }
            at = end;
        }
        return Optional.empty();
    }

    private static Optional<Double> length(ByteBuffer head) {
        boolean isLong = head.limit() > 0 && head.get(0) == 1;
        int scaleAt = isLong ? 20 : 12;
        if (head.limit() < scaleAt + (isLong ? 12 : 8)) {
            return Optional.empty();
        }
        long scale = Integer.toUnsignedLong(head.getInt(scaleAt));
        long length = isLong ? head.getLong(scaleAt + 4) : Integer.toUnsignedLong(head.getInt(scaleAt + 4));
        return scale == 0 || length < 0 ? Optional.empty() : Optional.of((double) length / scale);
    }

    private static String name(ByteBuffer boxes, int at) {
        byte[] name = new byte[4];
        boxes.get(at + 4, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
