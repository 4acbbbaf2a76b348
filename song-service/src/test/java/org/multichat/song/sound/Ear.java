package org.multichat.song.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.multichat.song.theory.Key;

/** Hears a WAV file without knowing what was meant: its level, its tempo and its notes. */
final class Ear {

    private static final int RATE = 44_100;
    private static final int HOP = 441;
    private final float[] left;
    private final float[] right;

    Ear(byte[] wav) {
        var samples = ByteBuffer.wrap(wav, 44, wav.length - 44)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        left = new float[samples.remaining() / 2];
        right = new float[left.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = samples.get(2 * i) / 32_768f;
            right[i] = samples.get(2 * i + 1) / 32_768f;
        }
    }

    double seconds() {
        return left.length / (double) RATE;
    }

    double peakDb() {
        double peak = 0;
        for (int i = 0; i < left.length; i++) {
            peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
        }
        return 20 * Math.log10(peak);
    }

    double rmsDb(double from, double to) {
        int first = (int) (from * RATE);
        int last = Math.min(left.length, (int) (to * RATE));
        double sum = 0;
        for (int i = first; i < last; i++) {
            sum += (left[i] * left[i] + right[i] * right[i]) / 2.0;
        }
        return 10 * Math.log10(Math.max(1e-12, sum / (last - first)));
    }

    /** How different the sides are, 0 for mono. */
    double width() {
        double difference = 0;
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            difference += Math.abs(left[i] - right[i]);
            sum += Math.abs(left[i] + right[i]);
        }
        return difference / sum;
    }

    /** How much an onset every {@code 60 / bpm} seconds fits, compared with the average of other tempi. */
    double pulse(double bpm) {
        double[] onsets = onsets();
        double others = 0;
        int count = 0;
        for (double other = bpm * 0.77; other < bpm * 1.3; other += bpm * 0.0131) {
            if (Math.abs(other / bpm - 1) > 0.04) {
                others += correlation(onsets, other);
                count++;
            }
        }
        return correlation(onsets, bpm) - others / count;
    }

    /** The tempo between the two that the onsets fit best. */
    double tempo(double from, double to) {
        double[] onsets = onsets();
        double best = from;
        double most = Double.NEGATIVE_INFINITY;
        for (double bpm = from; bpm <= to; bpm += 0.5) {
            double fit = correlation(onsets, bpm);
            if (fit > most) {
                most = fit;
                best = bpm;
            }
        }
        return best;
    }

    /** The share of each pitch class from C2 to C6 in the whole, by filters tuned to the notes. */
    double[] pitchClasses() {
        double[] classes = new double[Key.OCTAVE];
        int window = RATE / 3;
        for (int pitch = 36; pitch < 84; pitch++) {
            double turn = 2 * Math.PI * 440 * Math.pow(2, (pitch - 69) / 12.0) / RATE;
            for (int start = 0; start + window < left.length; start += window) {
                classes[pitch % Key.OCTAVE] += goertzel(start, window, turn);
            }
        }
        double sum = java.util.Arrays.stream(classes).sum();
        return java.util.Arrays.stream(classes).map(each -> each / sum).toArray();
    }

    private double goertzel(int start, int window, double turn) {
        double coefficient = 2 * Math.cos(turn);
        double before = 0;
        double beforeThat = 0;
        for (int i = 0; i < window; i++) {
            double shape = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / window);
            double now = shape * (left[start + i] + right[start + i]) + coefficient * before - beforeThat;
            beforeThat = before;
            before = now;
        }
        return Math.sqrt(Math.max(0, before * before + beforeThat * beforeThat - coefficient * before * beforeThat));
    }

    private double[] onsets() {
        double[] levels = new double[left.length / HOP];
        for (int hop = 0; hop < levels.length; hop++) {
            double sum = 0;
            float last = 0;
            for (int i = hop * HOP; i < (hop + 1) * HOP; i++) {
                // The difference of neighbours hears attacks rather than held basses.
                float now = left[i] + right[i];
                sum += (now - last) * (now - last);
                last = now;
            }
            levels[hop] = Math.log(1 + 1e4 * sum);
        }
        double[] onsets = new double[levels.length];
        double mean = 0;
        for (int hop = 1; hop < levels.length; hop++) {
            onsets[hop] = Math.max(0, levels[hop] - levels[hop - 1]);
            mean += onsets[hop] / levels.length;
        }
        for (int hop = 0; hop < onsets.length; hop++) {
            onsets[hop] -= mean;
        }
        return onsets;
    }

    private static double correlation(double[] onsets, double bpm) {
        double fit = 0;
        for (int beats : new int[] {1, 2, 4, 8}) {
            double lag = 60 / bpm * beats * RATE / HOP;
            int whole = (int) lag;
            double rest = lag - whole;
            double sum = 0;
            for (int i = 0; i + whole + 1 < onsets.length; i++) {
                sum += onsets[i] * (onsets[i + whole] * (1 - rest) + onsets[i + whole + 1] * rest);
            }
            fit += sum / onsets.length;
        }
        return fit;
    }
}
