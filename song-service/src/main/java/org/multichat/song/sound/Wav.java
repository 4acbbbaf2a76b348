package org.multichat.song.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The WAV file: 44 bytes that say what follows, and 16-bit stereo. */
final class Wav {

    static final int HEADER = 44;
    private static final int FRAME = Recording.CHANNELS * Short.BYTES;
    private static final short PCM = 1;
    private static final int FORMAT_LENGTH = 16;

    private Wav() {}

    /** A file for that many frames, all silent yet. */
    static byte[] file(int frames) {
        byte[] file = new byte[HEADER + frames * FRAME];
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(file.length - 8)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(FORMAT_LENGTH)
                .putShort(PCM)
                .putShort((short) Recording.CHANNELS)
                .putInt(Recording.RATE)
                .putInt(Recording.RATE * FRAME)
                .putShort((short) FRAME)
                .putShort((short) Short.SIZE)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(frames * FRAME);
        return file;
    }

    static int offset(int frame) {
        return HEADER + frame * FRAME;
    }
}
