package org.multichat.router.training;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multichat.router.model.Features;
import org.multichat.router.model.Label;

/** Softmax regression by Adam in small batches; the same examples give the same weights. */
final class Training {

    record Example(Features features, Label label) {}

    private static final List<Label> LABEL_AT = List.of(Label.values());
    private static final int LABELS = LABEL_AT.size();
    private static final int ROUNDS = 40;
    private static final int BATCH = 64;
    private static final double STEP = 0.02;
    private static final double MEMORY_OF_STEPS = 0.9;
    private static final double MEMORY_OF_SIZES = 0.999;

    private final int size;
    private final double shrink;
    private final double[] weights;
    private final double[] steps;
    private final double[] sizes;
    private final double[] gradient;
    private int updates;

    private Training(int size, double shrink) {
        this.size = size;
        this.shrink = shrink;
        int all = LABELS * (size + 1);
        this.weights = new double[all];
        this.steps = new double[all];
        this.sizes = new double[all];
        this.gradient = new double[all];
    }

    /** @param shrink how much large weights are held against the model (L2) */
    static float[] weights(List<Example> examples, int size, double shrink) {
        Training training = new Training(size, shrink);
        Map<Label, Double> worth = worth(examples);
        List<Integer> order = IntStream.range(0, examples.size()).boxed().collect(Collectors.toList());
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            double step = STEP * (1 - round / (double) ROUNDS);
            for (int start = 0; start < order.size(); start += BATCH) {
                List<Integer> batch = order.subList(start, Math.min(order.size(), start + BATCH));
                for (int i : batch) {
                    Example example = examples.get(i);
                    training.learn(example, worth.getOrDefault(example.label(), 1.0) / batch.size());
                }
                training.update(step);
            }
        }
        float[] result = new float[training.weights.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) training.weights[i];
        }
        return result;
    }

    /** Labels with few examples count as much as those with many; half the way, so that rare ones are not overheard. */
    private static Map<Label, Double> worth(List<Example> examples) {
        Map<Label, Double> worth = new EnumMap<>(Label.class);
        for (Label label : Label.values()) {
            long count = examples.stream().filter(e -> e.label() == label).count();
            worth.put(label, Math.sqrt(examples.size() / (LABELS * (double) Math.max(1, count))));
        }
        return worth;
    }

    private void learn(Example example, double worth) {
        Features features = example.features();
        double[] likelihoods = likelihoods(features);
        for (int label = 0; label < LABELS; label++) {
            double wrong = worth * (likelihoods[label] - (LABEL_AT.get(label) == example.label() ? 1 : 0));
            int base = label * (size + 1);
            gradient[base] += wrong;
            for (int i = 0; i < features.count(); i++) {
                gradient[base + 1 + features.place(i)] += wrong * features.value(i);
            }
        }
    }

    private double[] likelihoods(Features features) {
        double[] scores = new double[LABELS];
        double sum = 0;
        for (int label = 0; label < LABELS; label++) {
            int base = label * (size + 1);
            double score = weights[base];
            for (int i = 0; i < features.count(); i++) {
                score += weights[base + 1 + features.place(i)] * features.value(i);
            }
            scores[label] = Math.exp(score);
            sum += scores[label];
        }
        for (int label = 0; label < LABELS; label++) {
            scores[label] /= sum;
        }
        return scores;
    }

    private void update(double step) {
        updates++;
        double correctSteps = 1 - Math.pow(MEMORY_OF_STEPS, updates);
        double correctSizes = 1 - Math.pow(MEMORY_OF_SIZES, updates);
        for (int i = 0; i < weights.length; i++) {
            double slope = gradient[i] + shrink * weights[i];
            gradient[i] = 0;
            steps[i] = MEMORY_OF_STEPS * steps[i] + (1 - MEMORY_OF_STEPS) * slope;
            sizes[i] = MEMORY_OF_SIZES * sizes[i] + (1 - MEMORY_OF_SIZES) * slope * slope;
            weights[i] -= step * (steps[i] / correctSteps) / (Math.sqrt(sizes[i] / correctSizes) + 1e-8);
        }
    }
}
