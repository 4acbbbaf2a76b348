package org.multichat.song.sound;

import com.sun.media.sound.EmergencySoundbank;
import com.sun.media.sound.SF2Sample;
import com.sun.media.sound.SF2Soundbank;
import java.util.Random;

/**
 * A sound by its spectrum, turned into a sample that loops without a seam. Phases are chance, but the same chance every
 * time, so that every replica sounds alike to the byte.
 */
final class Spectrum {

    static final int SIZE = 32_768;
    static final double BIN = Recording.RATE / (double) SIZE;

    private static final int LOOP_START = 256;
    private static final double LEVEL = 0.2;
    private static final double HIGHEST_PEAK = 0.95;
    /** A line is never narrower than this many bins, or it would be missed between two. */
    private static final double NARROWEST = 0.3;

    private static final int REACH = 5;
    private static final double A4 = 440;
    private static final int A4_PITCH = 69;

    private final double[] bins = new double[2 * SIZE];

    /** A partial, in Hz, whose energy is spread by {@code width} Hz. */
    void add(double frequency, double width, double strength) {
        double centre = frequency / BIN;
        double sigma = Math.max(NARROWEST, width / BIN);
        int from = (int) Math.max(1, Math.floor(centre - REACH * sigma));
        int to = (int) Math.min(SIZE / 2 - 1, Math.ceil(centre + REACH * sigma));
        double sum = 0;
        for (int bin = from; bin <= to; bin++) {
            sum += shape(bin, centre, sigma) * shape(bin, centre, sigma);
        }
        for (int bin = from; bin <= to; bin++) {
            bins[2 * bin] += strength * shape(bin, centre, sigma) / Math.sqrt(sum);
        }
    }

    private static double shape(int bin, double centre, double sigma) {
        double distance = (bin - centre) / sigma;
        return Math.exp(-distance * distance / 2);
    }

    /** One turn of the loop, at a level that does not depend on what is in it. */
    float[] turn(long seed) {
        double[] data = bins.clone();
        EmergencySoundbank.randomPhase(data, new Random(seed));
        EmergencySoundbank.ifft(data);
        double peak = 0;
        double energy = 0;
        for (int i = 0; i < SIZE; i++) {
            peak = Math.max(peak, Math.abs(data[2 * i]));
            energy += data[2 * i] * data[2 * i];
        }
        double gain = Math.min(LEVEL / Math.sqrt(energy / SIZE), HIGHEST_PEAK / peak);
        float[] turn = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            turn[i] = (float) (data[2 * i] * gain);
        }
        return turn;
    }

    /** The loop as a sample whose own pitch is that frequency. */
    SF2Sample sample(SF2Soundbank bank, String name, double frequency) {
        float[] turn = turn(name.hashCode());
        float[] looped = new float[SIZE + 2 * LOOP_START];
        for (int i = 0; i < looped.length; i++) {
            looped[i] = turn[Math.floorMod(i - LOOP_START, SIZE)];
        }
        double pitch = A4_PITCH + 12 * Math.log(frequency / A4) / Math.log(2);
        SF2Sample sample = sample(bank, name, looped);
        sample.setStartLoop(LOOP_START);
        sample.setEndLoop(LOOP_START + SIZE);
        sample.setOriginalPitch((int) pitch);
        sample.setPitchCorrection((byte) Math.round(-(pitch - (int) pitch) * 100));
        return sample;
    }

    /** A sample that is played once, at the pitch it has. */
    static SF2Sample sample(SF2Soundbank bank, String name, float[] data) {
        SF2Sample sample = new SF2Sample(bank);
        sample.setName(name);
        byte[] bytes = new byte[2 * data.length];
        for (int i = 0; i < data.length; i++) {
            int value = Math.round(Math.clamp(data[i], -1f, 1f) * Short.MAX_VALUE);
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        sample.setData(bytes);
        sample.setSampleRate(Recording.RATE);
        sample.setOriginalPitch(60);
        bank.addResource(sample);
        return sample;
    }
}
