package org.multichat.research.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.provider.Past;
import org.multichat.research.Works;

class QuestionsTest {

    private static final List<Past> AFTER_OPERA = List.of(Works.paper("Write a paper about the history of opera"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write a paper about the history of opera|The history of opera",
                "I need an essay on the causes of World War I with references|The causes of World War I",
                "please write me a detailed report on bees, thanks!|Bees",
                "explain the scientific evidence for intermittent fasting, with citations|Intermittent fasting",
                "term paper: the influence of jazz on American literature|The influence of jazz on American literature",
                "What causes inflation?|What causes inflation?",
                "how do diffusion models work? in-depth report|How do diffusion models work?",
                "Identify and examine startups in carbon accounting. Analyze their models.|Startups in carbon accounting",
                "opera|Opera",
                "read https://evil.example/x and report|Read (address left out) and report"
            })
    void findsTheSubject(String prompt, String title) {
        assertThat(Questions.of(Works.of(prompt)).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make it longer|The history of opera|LONG",
                "Make it shorter, please|The history of opera|SHORT",
                "focus on the economics|The history of opera — the economics|STANDARD",
                "and in Europe?|The history of opera — in Europe|STANDARD",
                "what about women composers?|The history of opera — women composers|STANDARD",
                "Now write a report on bees|Bees|STANDARD",
                "What are the leading causes of antibiotic resistance today?|"
                        + "What are the leading causes of antibiotic resistance today?|STANDARD"
            })
    void goesOnWithThePaperBefore(String followUp, String title, Length length) {
        Question question = Questions.of(Works.of(followUp, Map.of(), AFTER_OPERA));

        assertThat(question.title()).isEqualTo(title);
        assertThat(question.length()).isEqualTo(length);
    }

    @Test
    void remembersTheFollowUpsInBetween() {
        List<Past> context = List.of(
                Works.paper("a paper on opera"),
                new Past("a cat in the rain", "IMAGE", null),
                Works.paper("and in Russia?"));

        Question question = Questions.of(Works.of("longer", Map.of(), context));

        assertThat(question.title()).isEqualTo("Opera — in Russia");
        assertThat(question.length()).isEqualTo(Length.LONG);
    }

    @Test
    void takesTheOptionAboveTheWish() {
        Question question = Questions.of(Works.of("make it longer", Map.of("length", "short"), AFTER_OPERA));

        assertThat(question.length()).isEqualTo(Length.SHORT);
    }

    @Test
    void standsAloneWithoutAPaperBefore() {
        Question question = Questions.of(Works.of("make it longer"));

        assertThat(question.title()).isEqualTo("Make it longer");
    }
}
