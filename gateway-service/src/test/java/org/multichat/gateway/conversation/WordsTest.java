package org.multichat.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.kit.problem.Invalid;

class WordsTest {

    @Test
    void areLookedForOneByOne() {
        assertThat(Words.of("  moon \t and cat ").patterns()).containsExactly("%moon%", "%and%", "%cat%");
    }

    @Test
    void areTakenForThemselvesWhateverTheyMeanToTheDatabase() {
        assertThat(Words.of("100% a_b c\\d").patterns()).containsExactly("%100\\%%", "%a\\_b%", "%c\\\\d%");
    }

    @Test
    void areAtMostEight() {
        assertThat(Words.of("a b c d e f g h i j").parts()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b"})
    void areSomethingThatCanBeLookedFor(String text) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> Words.of(text));
    }

    @Test
    void areNotTooMany() {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> Words.of("x".repeat(101)));
    }
}
