package org.multichat.song.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks the frames of an MP3 by their headers: each says how long it is and how long it plays. */
final class Mp3File {

    private static final int HEADER = 4;
    private static final int ID3_HEADER = 10;
    /** What may lie in front of the first frame or between two: padding, a tag nobody knows. */
    private static final int MAX_JUNK = 64 * 1024;
    /** Three in a row are no chance: bytes that look like a header do so once in two thousand. */
    private static final int CERTAIN_AFTER = 3;

    private static final int[] KILOBITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KILOBITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES_1 = {44_100, 48_000, 32_000};

    private Mp3File() {}

    /**
     * @param bytes of the whole frame
     * @param seconds it plays
     */
    private record FrameOf(int bytes, double seconds) {}

    static Optional<Double> seconds(byte[] file) {
        int at = firstFrame(file, afterTag(file));
        double seconds = 0;
        long inFrames = 0;
        while (at >= 0) {
            FrameOf frame = frameAt(file, at);
            if (frame == null) {
                at = firstFrame(file, at);
                continue;
            }
            seconds += isIndex(file, at, frame) ? 0 : frame.seconds();
            inFrames += frame.bytes();
            at += frame.bytes();
        }
        // A file of something else may hold a few frames, or what looks like them.
        return inFrames * 2 > file.length - afterTag(file) ? Optional.of(seconds) : Optional.empty();
    }

    /** Where the music begins behind an ID3 tag, whose pictures may look like frames. */
    private static int afterTag(byte[] file) {
        boolean tagged = file.length > ID3_HEADER && file[0] == 'I' && file[1] == 'D' && file[2] == '3';
        if (!tagged) {
            return 0;
        }
        int size = (file[6] & 0x7f) << 21 | (file[7] & 0x7f) << 14 | (file[8] & 0x7f) << 7 | (file[9] & 0x7f);
        return Math.min(file.length, ID3_HEADER + size);
    }

    private static int firstFrame(byte[] file, int from) {
        int end = Math.min(file.length - HEADER, from + MAX_JUNK);
        for (int at = from; at <= end; at++) {
            if (isRun(file, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether frames follow each other from here, as many as are asked for or to the end. */
    private static boolean isRun(byte[] file, int from) {
        int at = from;
        for (int i = 0; i < CERTAIN_AFTER; i++) {
            FrameOf frame = frameAt(file, at);
            if (frame == null) {
                return i > 0 && at >= file.length - HEADER;
            }
            at += frame.bytes();
        }
        return true;
    }

    /** Null where there is no header of layer III, or not the whole frame behind it. */
    @Nullable
    private static FrameOf frameAt(byte[] file, int at) {
        if (at > file.length - HEADER || file[at] != (byte) 0xff || (file[at + 1] & 0xe6) != 0xe2) {
            return null;
        }
        int version = file[at + 1] >> 3 & 3;
        int bitrate = file[at + 2] >> 4 & 15;
        int rate = file[at + 2] >> 2 & 3;
        if (version == 1 || bitrate == 0 || bitrate == 15 || rate == 3) {
            return null;
        }
        boolean first = version == 3;
        int hertz = RATES_1[rate] >> (first ? 0 : version == 2 ? 1 : 2);
        int samples = first ? 1_152 : 576;
        int padding = file[at + 2] >> 1 & 1;
        int bytes = samples / 8 * 1_000 * (first ? KILOBITS_1 : KILOBITS_2)[bitrate] / hertz + padding;
        return at + bytes > file.length ? null : new FrameOf(bytes, (double) samples / hertz);
    }

    /** A first frame that holds no music but where what is. */
    private static boolean isIndex(byte[] file, int at, FrameOf frame) {
        String start = new String(file, at, Math.min(frame.bytes(), 44), StandardCharsets.ISO_8859_1);
        return start.contains("Xing") || start.contains("Info") || start.contains("VBRI");
    }
}
