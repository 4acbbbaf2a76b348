package org.multichat.song.sound;

import de.sciss.jump3r.lowlevel.LameEncoder;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;

/** Makes MP3 of WAV. The only class that knows jump3r, which is LGPL and stays a library of its own beside ours. */
public final class Mp3 {

    private static final int KILOBITS = 160;
    private static final int QUALITY = 5;

    private Mp3() {}

    /** @param wav as {@link Studio} makes it */
    public static byte[] of(byte[] wav) throws InterruptedException {
        AudioFormat format = new AudioFormat(Recording.RATE, Short.SIZE, Recording.CHANNELS, true, false);
        LameEncoder encoder = new LameEncoder(format, KILOBITS, LameEncoder.CHANNEL_MODE_AUTO, QUALITY, false);
        try {
            byte[] encoded = new byte[encoder.getPCMBufferSize()];
            int piece = encoder.getPCMBufferSize();
            ByteArrayOutputStream mp3 = new ByteArrayOutputStream(wav.length / 8);
            for (int at = Wav.HEADER; at < wav.length; at += piece) {
                int length = encoder.encodeBuffer(wav, at, Math.min(piece, wav.length - at), encoded);
                mp3.write(encoded, 0, length);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            mp3.write(encoded, 0, encoder.encodeFinish(encoded));
            return mp3.toByteArray();
        } finally {
            encoder.close();
        }
    }
}
