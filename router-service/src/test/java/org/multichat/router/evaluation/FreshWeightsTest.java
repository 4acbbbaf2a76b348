package org.multichat.router.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.router.model.FeatureSpace;
import org.multichat.router.model.LinearModel;
import org.multichat.router.training.LabelledPrompts;

/** Weights, prompts, words and features belong together. */
class FreshWeightsTest {

    @ParameterizedTest
    @ValueSource(strings = {"embedding.weights", "words.weights"})
    void weightsWereMadeFromWhatIsHereNow(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(LinearModel.class.getResourceAsStream(file))) {
            assertThat(LinearModel.read(in).fingerprint())
                    .as(
                            "%s is older than its prompts, lexicon or features: mvn -pl router-service -am -Ptrain"
                                    + " process-test-classes",
                            file)
                    .isEqualTo(FeatureSpace.fingerprint(LabelledPrompts.bytes()));
        }
    }

    @Test
    void nothingThatIsEvaluatedWasTrainedWith() throws IOException {
        Set<String> trained = LabelledPrompts.all().stream()
                .map(row -> row.prompt().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> evaluated = new ArrayList<>();
        EvaluationTest.rows("prompts.tsv")
                .forEach(row -> evaluated.add(row.getLast().toLowerCase(Locale.ROOT)));
        EvaluationTest.rows("followups.tsv")
                .forEach(row -> evaluated.add(row.getLast().toLowerCase(Locale.ROOT)));

        assertThat(evaluated).hasSizeGreaterThan(200).doesNotContainAnyElementsOf(trained);
    }

    @Test
    void noPromptIsTrainedTwice() {
        assertThat(LabelledPrompts.all().stream().map(row -> row.prompt().toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }
}
