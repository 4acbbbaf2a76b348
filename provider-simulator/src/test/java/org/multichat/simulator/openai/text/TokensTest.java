package org.multichat.simulator.openai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "a, b; c!", "  \n\n x", "潮汐のしくみ", "Gezeitenkräfte 🌊🌊", "123456.78", "{\"a\":[1,2]}"})
    void cutsAnyTextIntoNoMoreTokensThanBytesAndLosesNothing(String text) {
        assertThat(String.join("", Tokens.of(text))).isEqualTo(text);
        assertThat(Tokens.count(text))
                .isEqualTo(Tokens.of(text).size())
                .isLessThanOrEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void writesTheSameToTheSameQuestionAndAboutAsMuchAsIsAskedFor() {
        Assignment assignment = Assignment.of("Section 1 of 3: \"Light\". Topic: lighthouses. 400 tokens");

        String text = Prose.of(assignment, 7);

        assertThat(text).isEqualTo(Prose.of(assignment, 7)).isNotEqualTo(Prose.of(assignment, 8));
        assertThat(text).startsWith("## Light").contains("lighthouses");
        assertThat(Tokens.count(text)).isBetween(350, 430);
        assertThat(text.length() / Tokens.count(text)).isBetween(3, 5);
    }
}
