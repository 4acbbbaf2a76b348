package org.multichat.router.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.router.embedding.EmbeddingUnavailable;
import org.multichat.router.embedding.SentenceEmbedding;
import org.multichat.router.model.LinearModel;
import org.multichat.router.prompt.Modality;
import org.multichat.router.prompt.Past;
import org.multichat.router.prompt.Prompt;
import org.multichat.router.route.Classifier;
import org.multichat.router.route.EmbeddingClassifier;
import org.multichat.router.route.Route;
import org.multichat.router.route.Router;
import org.multichat.router.route.WordsClassifier;
import org.multichat.router.text.Lexicon;

/**
 * Above which likelihood the local classifier is sure, on the prompts that are held out: how many would be put to a
 * model that is paid, and how often it is right about the rest.
 */
class SureTest {

    /** As shipped in {@code application.properties}. */
    private static final double ABSTAIN_BELOW = 0.45;

    private static final double SURE_ABOVE = 0.85;

    private record Judged(Verdict verdict, double confidence) {}

    @Test
    void fewAreAskedAboutAndNearlyAllOfTheRestAreRight() throws IOException, EmbeddingUnavailable {
        try (SentenceEmbedding embedding = SentenceEmbedding.load()) {
            List<Judged> judged = judged(new EmbeddingClassifier(embedding, weights("embedding.weights")));
            report("local-embedding", judged);

            List<Verdict> sure = sure(judged, SURE_ABOVE);
            assertThat(judged.size() - sure.size()).isBetween(1, judged.size() / 8);
            assertThat(Verdict.accuracy(sure)).isGreaterThanOrEqualTo(0.985);
        }
    }

    @Test
    void wordsAloneAskMoreOften() throws IOException {
        List<Judged> judged = judged(new WordsClassifier(weights("words.weights")));
        report("local-words", judged);

        List<Verdict> sure = sure(judged, SURE_ABOVE);
        assertThat(judged.size() - sure.size()).isLessThanOrEqualTo(judged.size() / 3);
        assertThat(Verdict.accuracy(sure)).isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi",
                "hello",
                "Hello!",
                "good morning",
                "how are you?",
                "thanks",
                "thank you",
                "bye",
                "ok",
                "Hallo",
                "moin",
                "bonjour",
                "hola",
                "ciao",
                "привет",
                "你好",
                "안녕하세요",
                "merhaba",
                "what can you do?"
            })
    void aGreetingIsNotPaidFor(String greeting) throws IOException, EmbeddingUnavailable {
        try (SentenceEmbedding embedding = SentenceEmbedding.load()) {
            Route route = router(new EmbeddingClassifier(embedding, weights("embedding.weights")))
                    .route(new Prompt(greeting), List.of());

            assertThat(route.modality()).isEqualTo(Modality.NONE);
            assertThat(route.confidence()).isGreaterThanOrEqualTo(SURE_ABOVE);
        }
    }

    private static void report(String name, List<Judged> judged) {
        StringBuilder table = new StringBuilder("sure above   asked   right of the rest");
        for (double above : new double[] {0.45, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95}) {
            List<Verdict> sure = sure(judged, above);
            table.append(
                    "%n  %.2f       %5d   %.3f".formatted(above, judged.size() - sure.size(), Verdict.accuracy(sure)));
        }
        Log.infof("%s, %d prompts, %s", name, judged.size(), table);
    }

    private static List<Verdict> sure(List<Judged> judged, double above) {
        return judged.stream()
                .filter(each -> each.confidence() >= above)
                .map(Judged::verdict)
                .toList();
    }

    private static List<Judged> judged(Classifier classifier) throws IOException {
        Router router = router(classifier);
        List<Judged> judged = new ArrayList<>();
        for (List<String> row : EvaluationTest.rows("prompts.tsv")) {
            Route route = router.route(new Prompt(row.get(2)), List.of());
            judged.add(judged(row.get(1), row.get(2), row.getFirst(), route));
        }
        for (List<String> row : EvaluationTest.rows("followups.tsv")) {
            Past last = new Past(row.get(2), Modality.valueOf(row.get(1)), null);
            Route route = router.route(new Prompt(row.get(3)), List.of(last));
            judged.add(judged("follow-up", row.get(3), row.getFirst(), route));
        }
        return judged;
    }

    private static Judged judged(String kind, String prompt, String wanted, Route route) {
        Modality modality = Modality.valueOf(wanted.toUpperCase(Locale.ROOT));
        return new Judged(new Verdict(kind, prompt, modality, route.modality()), route.confidence());
    }

    private static Router router(Classifier classifier) {
        return new Router(classifier, Lexicon.shipped(), ABSTAIN_BELOW);
    }

    private static LinearModel weights(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LinearModel.class.getResourceAsStream(name))) {
            return LinearModel.read(in);
        }
    }
}
