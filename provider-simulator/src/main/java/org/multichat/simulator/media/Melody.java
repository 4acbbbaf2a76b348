package org.multichat.simulator.media;

import de.sciss.jump3r.lowlevel.LameEncoder;
import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioFormat;

/** Plays a short tune on a plain tone, another one for each seed, as MP3. */
public final class Melody {

    private static final int RATE = 22_050;
    private static final int KILOBITS = 48;
    private static final int QUALITY = 7;
    private static final int[] PENTATONIC = {0, 2, 4, 7, 9, 12};
    private static final double ROOT = 261.63;
    private static final double NOTE_SECONDS = 0.25;

    private Melody() {}

    public static byte[] of(long seed, int seconds) {
        byte[] pcm = pcm(new SplittableRandom(seed), seconds * RATE);
        LameEncoder encoder = new LameEncoder(
                new AudioFormat(RATE, Short.SIZE, 1, true, false),
                KILOBITS,
                LameEncoder.CHANNEL_MODE_MONO,
                QUALITY,
                false);
        try {
            byte[] encoded = new byte[encoder.getPCMBufferSize()];
            int piece = encoder.getPCMBufferSize();
            ByteArrayOutputStream mp3 = new ByteArrayOutputStream(pcm.length / 6);
            for (int at = 0; at < pcm.length; at += piece) {
                mp3.write(encoded, 0, encoder.encodeBuffer(pcm, at, Math.min(piece, pcm.length - at), encoded));
            }
            mp3.write(encoded, 0, encoder.encodeFinish(encoded));
            return mp3.toByteArray();
        } finally {
            encoder.close();
        }
    }

    private static byte[] pcm(SplittableRandom chance, int samples) {
        byte[] pcm = new byte[samples * 2];
        int perNote = (int) (RATE * NOTE_SECONDS);
        double frequency = ROOT;
        for (int i = 0; i < samples; i++) {
            int inNote = i % perNote;
            if (inNote == 0) {
                frequency = ROOT * Math.pow(2, PENTATONIC[chance.nextInt(PENTATONIC.length)] / 12.0);
            }
            double fading = Math.exp(-4.0 * inNote / perNote) * Math.min(1.0, inNote / 100.0);
            short level = (short) (12_000 * fading * Math.sin(2 * Math.PI * frequency * inNote / RATE));
            pcm[2 * i] = (byte) level;
            pcm[2 * i + 1] = (byte) (level >> 8);
        }
        return pcm;
    }
}
