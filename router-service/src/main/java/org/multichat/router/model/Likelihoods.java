package org.multichat.router.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How likely each label is; together they are 1. */
public record Likelihoods(Map<Label, Double> byLabel) {

    public Likelihoods {
        byLabel = Collections.unmodifiableMap(new EnumMap<>(byLabel));
    }

    /** From what the model said for each label, in the labels' order. */
    static Likelihoods ofScores(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - most);
        }
        Map<Label, Double> byLabel = new EnumMap<>(Label.class);
        Label[] labels = Label.values();
        for (int i = 0; i < labels.length; i++) {
            byLabel.put(labels[i], Math.exp(scores[i] - most) / sum);
        }
        return new Likelihoods(byLabel);
    }

    public double of(Label label) {
        return byLabel.getOrDefault(label, 0.0);
    }
}
