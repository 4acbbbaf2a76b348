package org.multichat.gateway.artifact;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Listens to a song and keeps how loud it was, in at most some thousand parts however long it gets: when they are full,
 * two become one.
 */
final class Loudness {

    private static final int PARTS = 8_192;
    private static final double LOUDEST = -(double) Short.MIN_VALUE;

    private final int[] parts = new int[PARTS];
    private final int rate;
    private final int channels;
    private long framesPerPart = 16;
    private long frames;

    /** @param rate frames a second; a frame is one sample of each channel */
    Loudness(int rate, int channels) {
        this.rate = rate;
        this.channels = channels;
    }

    /** The next samples, those of all channels one after the other; at most {@code length} of them. */
    void hear(short[] samples, int length) {
        for (int i = 0; i + channels <= length; i += channels) {
            int loudest = 0;
            for (int channel = 0; channel < channels; channel++) {
                loudest = Math.max(loudest, Math.abs((int) samples[i + channel]));
            }
            hear(loudest);
        }
    }

    private void hear(int amplitude) {
        if (frames == framesPerPart * PARTS) {
            for (int i = 0; i < PARTS / 2; i++) {
                parts[i] = Math.max(parts[2 * i], parts[2 * i + 1]);
            }
            Arrays.fill(parts, PARTS / 2, PARTS, 0);
            framesPerPart *= 2;
        }
        int part = (int) (frames / framesPerPart);
        parts[part] = Math.max(parts[part], amplitude);
        frames++;
    }

    double seconds() {
        return frames / (double) rate;
    }

    Peaks peaks() {
        long heard = Math.max(1, (frames + framesPerPart - 1) / framesPerPart);
        return new Peaks(
                Math.round(seconds() * 1_000) / 1_000.0,
                IntStream.range(0, Peaks.FINEST)
                        .mapToObj(i -> loudest(i * heard / Peaks.FINEST, (i + 1) * heard / Peaks.FINEST))
                        .toList());
    }

    private double loudest(long from, long to) {
        int loudest = 0;
        for (long i = from; i < Math.max(to, from + 1); i++) {
            loudest = Math.max(loudest, parts[(int) i]);
        }
        return Math.round(loudest / LOUDEST * 1_000) / 1_000.0;
    }
}
