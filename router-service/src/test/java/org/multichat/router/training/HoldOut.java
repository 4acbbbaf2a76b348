package org.multichat.router.training;

import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multichat.router.embedding.EmbeddingUnavailable;
import org.multichat.router.embedding.SentenceEmbedding;
import org.multichat.router.evaluation.Report;
import org.multichat.router.evaluation.Verdict;
import org.multichat.router.model.FeatureSpace;
import org.multichat.router.model.Likelihoods;
import org.multichat.router.model.LinearModel;
import org.multichat.router.prompt.Modality;
import org.multichat.router.training.Training.Example;

/**
 * How good a model is on a source it has not seen: each public source is held out whole, our own prompts in fifths. For
 * tuning; the evaluation set is not looked at. Run it like {@link Train}, with {@code -Dtrain.main=HoldOut}.
 */
final class HoldOut {

    private static final int FIFTHS = 5;

    private HoldOut() {}

    public static void main(String[] arguments) throws EmbeddingUnavailable {
        List<LabelledPrompts.Row> rows = LabelledPrompts.all();
        List<Example> examples;
        try (SentenceEmbedding embedding = SentenceEmbedding.load()) {
            examples = Train.examples(rows, embedding);
        }
        Map<String, List<Integer>> folds = IntStream.range(0, rows.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> fold(rows.get(i)), TreeMap::new, Collectors.toList()));
        List<Verdict> verdicts = new ArrayList<>();
        folds.forEach((_, held) -> verdicts.addAll(verdicts(rows, examples, held)));
        Log.infof("held out by source, %s", new Report(verdicts));
    }

    private static String fold(LabelledPrompts.Row row) {
        boolean own = row.source().startsWith("own");
        return own ? "own " + Math.floorMod(row.prompt().hashCode() >> 3, FIFTHS) : row.source();
    }

    private static List<Verdict> verdicts(List<LabelledPrompts.Row> rows, List<Example> examples, List<Integer> held) {
        List<Example> rest = IntStream.range(0, examples.size())
                .filter(i -> !held.contains(i))
                .mapToObj(examples::get)
                .toList();
        LinearModel model = Train.model(rest, FeatureSpace.FULL_SIZE);
        return held.stream()
                .map(i -> new Verdict(
                        rows.get(i).source(),
                        rows.get(i).prompt(),
                        rows.get(i).label().alone(),
                        likeliest(model.judge(examples.get(i).features()))))
                .toList();
    }

    private static Modality likeliest(Likelihoods likelihoods) {
        Map<Modality, Double> sums = new EnumMap<>(Modality.class);
        likelihoods.byLabel().forEach((label, likelihood) -> sums.merge(label.alone(), likelihood, Double::sum));
        return sums.entrySet().stream()
                .max(Comparator.comparingDouble(entry -> entry.getValue()))
                .orElseThrow()
                .getKey();
    }
}
