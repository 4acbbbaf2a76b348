package org.multichat.router.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.router.embedding.EmbeddingUnavailable;
import org.multichat.router.embedding.SentenceEmbedding;
import org.multichat.router.model.FeatureSpace;
import org.multichat.router.model.LinearModel;
import org.multichat.router.text.Lexicon;
import org.multichat.router.text.Reading;
import org.multichat.router.training.Training.Example;

/**
 * Makes both files of weights from {@code prompts.tsv}: {@code mvn -pl router-service -am -Ptrain
 * process-test-classes}. They are kept in version control, because computing thousands of embeddings at every build or
 * start is time nobody gets anything for; a test fails when they are older than what they were made from.
 */
final class Train {

    /** Found by holding out sources: smaller learns single words by heart, larger forgets the rare hard cases. */
    private static final double SHRINK = 2e-4;

    private Train() {}

    public static void main(String[] arguments) throws IOException, EmbeddingUnavailable {
        Path folder = Path.of(arguments[0]);
        List<LabelledPrompts.Row> rows = LabelledPrompts.all();
        try (SentenceEmbedding embedding = SentenceEmbedding.load()) {
            write(folder.resolve("embedding.weights"), model(examples(rows, embedding), FeatureSpace.FULL_SIZE));
        }
        write(folder.resolve("words.weights"), model(examples(rows, null), FeatureSpace.WORDS_SIZE));
    }

    static List<Example> examples(List<LabelledPrompts.Row> rows, @Nullable SentenceEmbedding embedding) {
        Lexicon lexicon = Lexicon.shipped();
        List<Example> examples = new ArrayList<>();
        for (LabelledPrompts.Row row : rows) {
            float[] meaning = embedding == null ? null : embedding.of(row.prompt());
            examples.add(new Example(FeatureSpace.of(Reading.of(row.prompt(), lexicon), meaning), row.label()));
        }
        return examples;
    }

    static LinearModel model(List<Example> examples, int size) {
        return new LinearModel(
                FeatureSpace.fingerprint(LabelledPrompts.bytes()), size, Training.weights(examples, size, SHRINK));
    }

    private static void write(Path file, LinearModel model) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            model.write(out);
        }
    }
}
