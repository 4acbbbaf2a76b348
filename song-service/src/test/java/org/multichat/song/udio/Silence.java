package org.multichat.song.udio;

/** Music of nothing: frames of MP3, 128 kbit/s and 44.1 kHz, with nothing in them. */
public final class Silence {

    private static final int FRAME_BYTES = 417;
    private static final double FRAMES_A_SECOND = 44_100 / 1_152.0;
    private static final byte[] HEADER = {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0};

    private Silence() {}

    public static byte[] mp3(double seconds) {
        int frames = (int) Math.round(seconds * FRAMES_A_SECOND);
        byte[] file = new byte[frames * FRAME_BYTES];
        for (int i = 0; i < frames; i++) {
            System.arraycopy(HEADER, 0, file, i * FRAME_BYTES, HEADER.length);
        }
        return file;
    }
}
