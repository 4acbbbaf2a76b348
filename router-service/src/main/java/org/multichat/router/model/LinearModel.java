package org.multichat.router.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Multinomial logistic regression: one weight for each label and place, and a sum. */
public final class LinearModel {

    private static final int MAGIC = 0x4d_52_57_31; // MRW1: the weights of a router, form 1
    private static final int LABELS = Label.values().length;

    private final String fingerprint;
    private final int size;
    private final float[] weights;

    /** @param weights for each label in order: its bias, then one for each place */
    public LinearModel(String fingerprint, int size, float[] weights) {
        if (weights.length != LABELS * (size + 1)) {
            throw new IllegalArgumentException(
                    "%d weights do not fit %d labels of %d places".formatted(weights.length, LABELS, size));
        }
        this.fingerprint = fingerprint;
        this.size = size;
        this.weights = weights.clone();
    }

    /** Of what it was trained from; see {@link FeatureSpace#fingerprint}. */
    public String fingerprint() {
        return fingerprint;
    }

    public Likelihoods judge(Features features) {
        double[] scores = new double[LABELS];
        for (int label = 0; label < LABELS; label++) {
            int base = label * (size + 1);
            double score = weights[base];
            for (int i = 0; i < features.count(); i++) {
                score += (double) weights[base + 1 + features.place(i)] * features.value(i);
            }
            scores[label] = score;
        }
        return Likelihoods.ofScores(scores);
    }

    /** Half precision: a quarter of a megabyte less to ship, and no decision changes. */
    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        out.writeUTF(fingerprint);
        out.writeInt(LABELS);
        out.writeInt(size);
        for (float weight : weights) {
            out.writeShort(Float.floatToFloat16(weight));
        }
        out.flush();
    }

    public static LinearModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (in.readInt() != MAGIC) {
            throw new IOException("not a file of weights");
        }
        String fingerprint = in.readUTF();
        if (in.readInt() != LABELS) {
            throw new IOException("weights for other labels: train again");
        }
        int size = in.readInt();
        if (size != FeatureSpace.WORDS_SIZE && size != FeatureSpace.FULL_SIZE) {
            throw new IOException("weights for other features: train again");
        }
        float[] weights = new float[LABELS * (size + 1)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Float.float16ToFloat(in.readShort());
        }
        return new LinearModel(fingerprint, size, weights);
    }
}
