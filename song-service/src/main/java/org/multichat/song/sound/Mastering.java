package org.multichat.song.sound;

/**
 * Brings a recording to its level: as loud as its genre usually is, no peak above -1 dB below full scale, faded out at
 * the end. Peaks are held down by a limiter that sees them coming; it works on the levels of blocks, so its whole curve
 * is known before a sample is touched.
 */
final class Mastering {

    /** Room for what players of compressed formats overshoot. */
    static final double CEILING_DB = -1;

    static final double LOUDEST_DB = -14;
    private static final double FADE_SECONDS = 2;
    /** How much the limiter may open again from block to block: it takes about a tenth of a second. */
    private static final double RELEASE = 1.012;

    private static final double ATTACK = 1.25;
    private static final int PASSES = 6;
    /** A recording without a sound is a fault of ours, not something to make loud. */
    private static final double SILENCE = 1e-6;

    private final Recording recording;
    private final double gain;
    private final double[] ride;
    private final double[] curve;

    /** @param loudness RMS to reach, in dB below full scale */
    Mastering(Recording recording, double loudness) {
        this.recording = recording;
        this.ride = Fader.ride(recording);
        double peak = 0;
        for (int block = 0; block < recording.blocks(); block++) {
            peak = Math.max(peak, recording.peak(block) * Math.max(ride[block], ride[block + 1]));
        }
        if (peak < SILENCE) {
            throw new IllegalStateException("the song is silent");
        }
        double whole = ratio(CEILING_DB) / peak;
        double atPeak = decibels(rms(whole, ride));
        double wished = atPeak >= loudness ? Math.min(atPeak, LOUDEST_DB) : loudness;
        double found = whole;
        for (int pass = 0; pass < PASSES; pass++) {
            found *= ratio(wished - decibels(rms(found, curve(found))));
        }
        this.gain = found;
        this.curve = curve(found);
    }

    /** 16-bit samples of a chunk, low byte first; {@code first} is the number of its first frame. */
    void write(float[] samples, int first, byte[] to, int offset) {
        int at = offset;
        for (int i = 0; i < samples.length; i++) {
            int frame = first + i / Recording.CHANNELS;
            double sample = samples[i] * gain * limit(frame) * fade(frame);
            int value = Math.clamp(Math.round(sample * Short.MAX_VALUE), Short.MIN_VALUE, Short.MAX_VALUE);
            to[at++] = (byte) value;
            to[at++] = (byte) (value >> 8);
        }
    }

    private double limit(int frame) {
        int block = frame / Recording.BLOCK;
        double way = frame % Recording.BLOCK / (double) Recording.BLOCK;
        return curve[block] * (1 - way) + curve[block + 1] * way;
    }

    private double fade(int frame) {
        double left = (recording.frames() - frame) / (double) Recording.RATE;
        return left >= FADE_SECONDS ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * left / FADE_SECONDS);
    }

    /** The limiter's gain at the edges of blocks: never more than the blocks on either side allow. */
    private double[] curve(double gain) {
        double ceiling = ratio(CEILING_DB);
        double[] curve = ride.clone();
        for (int block = 0; block < recording.blocks(); block++) {
            double allowed = ceiling / Math.max(SILENCE, recording.peak(block) * gain);
            curve[block] = Math.min(curve[block], allowed);
            curve[block + 1] = Math.min(curve[block + 1], allowed);
        }
        for (int edge = 1; edge < curve.length; edge++) {
            curve[edge] = Math.min(curve[edge], curve[edge - 1] * RELEASE);
        }
        for (int edge = curve.length - 2; edge >= 0; edge--) {
            curve[edge] = Math.min(curve[edge], curve[edge + 1] * ATTACK);
        }
        return curve;
    }

    private double rms(double gain, double[] curve) {
        double sum = 0;
        for (int block = 0; block < recording.blocks(); block++) {
            double applied = gain * (curve[block] + curve[block + 1]) / 2 * fade(block * Recording.BLOCK);
            sum += recording.energy(block) * applied * applied;
        }
        return Math.sqrt(sum / recording.frames() / Recording.CHANNELS);
    }

    private static double decibels(double ratio) {
        return 20 * Math.log10(ratio);
    }

    private static double ratio(double decibels) {
        return Math.pow(10, decibels / 20);
    }
}
