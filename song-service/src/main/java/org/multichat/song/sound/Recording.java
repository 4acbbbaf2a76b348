package org.multichat.song.sound;

import java.util.ArrayList;
import java.util.List;

/**
 * What was played, before mastering: stereo, as floating numbers, in chunks that are given away one by one so that a
 * song is never in memory twice. Keeps the level of every block, by which mastering knows the song without hearing it
 * again.
 */
final class Recording {

    static final int RATE = 44_100;
    static final int CHANNELS = 2;
    /** Frames whose level is measured together: a millisecond and a half. */
    static final int BLOCK = 64;

    private final int frames;
    private final List<float[]> chunks = new ArrayList<>();
    private final float[] peaks;
    private final double[] energies;
    private int recorded;

    Recording(int frames) {
        this.frames = frames;
        int blocks = (frames + BLOCK - 1) / BLOCK;
        this.peaks = new float[blocks];
        this.energies = new double[blocks];
    }

    /** @param samples left and right in turn */
    void add(float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            int block = (recorded + i / CHANNELS) / BLOCK;
            peaks[block] = Math.max(peaks[block], Math.abs(samples[i]));
            energies[block] += (double) samples[i] * samples[i];
        }
        recorded += samples.length / CHANNELS;
        chunks.add(samples);
    }

    int frames() {
        return frames;
    }

    int chunks() {
        return chunks.size();
    }

    /** The chunk, which is then gone. */
    float[] take(int chunk) {
        return chunks.set(chunk, new float[0]);
    }

    int blocks() {
        return peaks.length;
    }

    double peak(int block) {
        return peaks[block];
    }

    /** The sum of the squares of a block's samples. */
    double energy(int block) {
        return energies[block];
    }
}
